// chart: VChart in a box that keeps its shape.
import { useEffect, useRef, useState } from "preact/hooks";
import type { JsonObject } from "../../../types.ts";
import { useCard } from "../context.ts";
import { lengths } from "../look/size.ts";
import { object, string } from "../read.ts";
import { boxOf, specOf } from "./spec.ts";

export function Chart({ element }: { element: JsonObject }) {
  const { dark } = useCard();
  const box = useRef<HTMLDivElement>(null);
  const [fault, setFault] = useState("");
  // As text, because the page reads the same card anew at every turn and a chart should not start over for that.
  const spec = JSON.stringify(specOf(element));

  useEffect(() => {
    let isGone = false;
    let release = (): void => {};
    async function draw(): Promise<void> {
      const { VChart } = await import("./vchart.ts");
      if (isGone || !box.current) return;
      const chart = new VChart(JSON.parse(spec), {
        dom: box.current,
        theme: dark ? "dark" : "light",
        onError: (reason) => setFault(String(reason)),
      });
      release = () => chart.release();
      chart.renderSync();
    }
    setFault("");
    draw().catch((reason: unknown) => setFault(String(reason)));
    return () => {
      isGone = true;
      release();
    };
  }, [spec, dark]);

  const title = string(object(object(element.chart_spec).title).text) || "图表";
  return (
    <div class="fs-chart" style={{ ...boxOf(element), margin: lengths(string(element.margin)) }}>
      {fault ? (
        <p class="fs-fault">图表无法显示：{fault}</p>
      ) : (
        <div ref={box} class="fs-canvas" role="img" aria-label={title} />
      )}
    </div>
  );
}
