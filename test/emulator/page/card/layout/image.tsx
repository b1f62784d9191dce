// img: an uploaded picture; a tap shows it large.
import { useRef } from "preact/hooks";
import type { JsonObject } from "../../../types.ts";
import { useCard } from "../context.ts";
import { lengths, pixels } from "../look/size.ts";
import { TextObject } from "../look/text.tsx";
import { isImageKey } from "../look/url.ts";
import { meaning, string, wording } from "../read.ts";

const SIZES: Record<string, [width: string, height: string]> = {
  large: ["160px", "160px"],
  medium: ["80px", "80px"],
  small: ["40px", "40px"],
  tiny: ["16px", "16px"],
};

const FITS: Record<string, string> = { crop_center: "center", crop_top: "top" };

/** "300px 200px", or a word; undefined is as wide as the card. */
function sizeOf(element: JsonObject): [width: string | undefined, height: string | undefined] {
  const size = string(element.size);
  const [width = "", height = ""] = meaning(SIZES, size) ?? size.split(" ");
  return [pixels(width), pixels(height)];
}

export function Image({ element }: { element: JsonObject }) {
  const { imageUrl } = useCard();
  const large = useRef<HTMLDialogElement>(null);
  const key = string(element.img_key);
  if (!isImageKey(key)) return <p class="fs-unknown">图片无法显示</p>;
  const [width, height] = sizeOf(element);
  const alt = wording(element.alt);
  const crop =
    meaning(FITS, string(element.scale_type)) ??
    (string(element.mode).startsWith("crop") ? "center" : undefined);
  const radius = string(element.corner_radius);
  const picture = (
    <img
      class="fs-image"
      src={imageUrl(key)}
      alt={alt}
      style={{
        width,
        height,
        objectFit: crop ? "cover" : undefined,
        objectPosition: crop,
        borderRadius: /^\d+(px|%)$/.test(radius) ? radius : undefined,
      }}
    />
  );
  return (
    <figure class="fs-figure" style={{ margin: lengths(string(element.margin)) }}>
      <TextObject text={element.title} />
      {element.preview === false ? (
        picture
      ) : (
        <button
          type="button"
          class="fs-zoom"
          aria-label={`放大图片 ${alt}`}
          onClick={() => large.current?.showModal()}
        >
          {picture}
        </button>
      )}
      <dialog ref={large} class="fs-large" aria-label={alt || "图片"}>
        <form method="dialog">
          <button type="submit" aria-label="关闭图片">
            <img src={imageUrl(key)} alt={alt} />
          </button>
        </form>
      </dialog>
    </figure>
  );
}
