// Pictures and files that wait to be sent with the next Enter.
// Comes in: files by button, paste or drop. Goes out: what waits, to be taken off again. It uploads nothing.
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Icon, IconButton } from "../parts/icon.tsx";

const isPicture = (file: File): boolean => file.type.startsWith("image/");

export const kindOf = (file: File): "image" | "file" => (isPicture(file) ? "image" : "file");

export const size = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function Waiting({ file, remove }: { file: File; remove: () => void }): JSX.Element {
  const source = useMemo(() => (isPicture(file) ? URL.createObjectURL(file) : undefined), [file]);
  useEffect(() => () => source && URL.revokeObjectURL(source), [source]);
  return (
    <li class="waiting">
      {source ? <img src={source} alt="" /> : <Icon name="file" size={24} />}
      <span class="waiting-name">
        {file.name}
        <small>{size(file.size)}</small>
      </span>
      <IconButton icon="close" label={`不发 ${file.name}`} size={14} onClick={remove} />
    </li>
  );
}

export function Attachments({
  files,
  set,
}: {
  files: File[];
  set: (files: File[]) => void;
}): JSX.Element | null {
  if (files.length === 0) return null;
  return (
    <ul class="attachments" aria-label="待发送的图片和文件">
      {files.map((file) => (
        <Waiting
          key={`${file.name}${file.lastModified}`}
          file={file}
          remove={() => set(files.filter((one) => one !== file))}
        />
      ))}
    </ul>
  );
}
