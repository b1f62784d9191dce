// What a text in markdown consists of, once it is read.
// Types only: no node holds HTML, so that none can be drawn.

export type Align = "left" | "center" | "right";

/** Nodes without others in them. */
export type Leaf =
  | { kind: "text"; text: string }
  | { kind: "break" }
  | { kind: "rule" }
  | { kind: "code"; text: string }
  | { kind: "listing"; text: string; language: string }
  | { kind: "image"; key: string; alt: string }
  | { kind: "at"; ids: string[] }
  | { kind: "person"; id: string; avatar: boolean; name: boolean }
  | { kind: "time"; at: number; format: string; url: string | undefined };

/** Nodes that hold others. */
export type Branch = { children: Node[] } & (
  | { kind: "paragraph" | "strong" | "em" | "strike" | "quote" | "item" | "row" | "table" }
  | { kind: "heading"; level: number }
  | { kind: "list"; start: number | undefined }
  | { kind: "cell"; align: Align }
  | { kind: "link"; url: string | undefined }
  | { kind: "font"; colour: string }
  | { kind: "tag"; colour: string }
  | { kind: "number"; ground: string; ink: string; url: string | undefined }
);

export type Node = Leaf | Branch;
