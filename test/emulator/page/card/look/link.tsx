// Links out of a card: always to the web, always in a tab of their own.
import type { ComponentChildren } from "preact";

interface LinkProps {
  url: string | undefined;
  children: ComponentChildren;
}

/** Without an address it is only the text. */
export const Link = ({ url, children }: LinkProps) =>
  url === undefined ? (
    children
  ) : (
    <a class="fs-link" href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );

/** Makes everything below it one link; what can be tapped itself stands above, see card.css. */
export const LinkCover = ({ url }: { url: string | undefined }) =>
  url === undefined ? null : (
    <a class="fs-cover" href={url} target="_blank" rel="noopener noreferrer">
      <span class="fs-hidden">打开链接</span>
    </a>
  );
