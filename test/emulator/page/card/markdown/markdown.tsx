// markdown, and lark_md within other components.
// Comes in: text. Goes out: elements, one for each node that was read; text stays text, whatever is in it.
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { useCard } from "../context.ts";
import { colour, patch } from "../look/colour.ts";
import { Link } from "../look/link.tsx";
import { Person } from "../look/person.tsx";
import { localTime } from "../look/time.ts";
import { placed } from "../read.ts";
import type { Branch, Leaf, Node } from "./nodes.ts";
import { type Dialect, parse } from "./parse.ts";
import { MarkdownTable } from "./table.tsx";

export function Markdown({ text, dialect }: { text: string; dialect: Dialect }) {
  const nodes = useMemo(() => parse(text, dialect), [text, dialect]);
  return (
    <div class="fs-markdown">
      <Nodes list={nodes} />
    </div>
  );
}

export const Nodes = ({ list }: { list: Node[] }) => (
  <>
    {placed(list).map(({ at, one }) =>
      "children" in one ? <BranchNode key={at} node={one} /> : <LeafNode key={at} node={one} />,
    )}
  </>
);

function LeafNode({ node }: { node: Leaf }) {
  const { imageUrl } = useCard();
  switch (node.kind) {
    case "text":
      return <>{node.text}</>;
    case "break":
      return <br />;
    case "rule":
      return <hr class="fs-rule" />;
    case "code":
      return <code class="fs-code">{node.text}</code>;
    case "listing":
      return (
        <pre class="fs-listing" data-language={node.language}>
          <code>{node.text}</code>
        </pre>
      );
    case "image":
      return <img class="fs-inline-image" src={imageUrl(node.key)} alt={node.alt} title={node.alt} />;
    case "at":
      return <At ids={node.ids} />;
    case "person":
      return <Person id={node.id} avatar={node.avatar} name={node.name} />;
    case "time":
      return <Link url={node.url}>{localTime(node.at, node.format)}</Link>;
  }
}

function At({ ids }: { ids: string[] }) {
  const { nameOf } = useCard();
  return (
    <>
      {ids.map((id) => (
        <span key={id} class="fs-at">
          @{id === "all" ? "所有人" : nameOf(id)}{" "}
        </span>
      ))}
    </>
  );
}

function Heading({ level, children }: { level: number; children: ComponentChildren }) {
  const Tag = `h${level}` as "h1";
  return <Tag class="fs-heading">{children}</Tag>;
}

function BranchNode({ node }: { node: Branch }) {
  const { style } = useCard();
  const inside = <Nodes list={node.children} />;
  switch (node.kind) {
    case "paragraph":
      return <div class="fs-paragraph">{inside}</div>;
    case "strong":
      return <strong>{inside}</strong>;
    case "em":
      return <em>{inside}</em>;
    case "strike":
      return <s>{inside}</s>;
    case "quote":
      return <blockquote class="fs-quote">{inside}</blockquote>;
    case "item":
      return <li>{inside}</li>;
    case "list":
      return node.start === undefined ? <ul>{inside}</ul> : <ol start={node.start}>{inside}</ol>;
    case "heading":
      return <Heading level={node.level}>{inside}</Heading>;
    case "link":
      return <Link url={node.url}>{inside}</Link>;
    case "font":
      return <span style={{ color: colour(node.colour, style) }}>{inside}</span>;
    case "tag":
      return (
        <span class="fs-tag fs-patch" style={patch(node.colour)}>
          {inside}
        </span>
      );
    case "number":
      return (
        <Link url={node.url}>
          <span
            class="fs-number"
            style={{ background: colour(node.ground, style), color: colour(node.ink, style) }}
          >
            {inside}
          </span>
        </Link>
      );
    case "table":
      return <MarkdownTable rows={node.children} />;
    case "row":
    case "cell":
      return inside;
  }
}
