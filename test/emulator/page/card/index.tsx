// A card as Feishu's client draws it: JSON 2.0, and 1.0 as far as bots still send it.
// Comes in: the card and what it needs to know of the chat. Goes out: an element, and what is done on it. It never
// draws HTML or follows an address that stands in the card unless it leads to the web.
import { useState } from "preact/hooks";
import "./card.css";
import { isObject } from "../../json.ts";
import type { JsonObject } from "../../types.ts";
import { ConfirmDialog } from "./act/confirm.tsx";
import { Card } from "./context.ts";
import type { CardProps } from "./contract.ts";
import { Elements } from "./element.tsx";
import { Header } from "./header.tsx";
import { LinkCover } from "./look/link.tsx";
import { flow } from "./look/size.ts";
import { linkOf } from "./look/url.ts";
import { object, string } from "./read.ts";

export type { CardAction, CardProps } from "./contract.ts";

interface Question {
  confirm: JsonObject;
  answer: (yes: boolean) => void;
}

export function CardView(props: CardProps) {
  const { card, dark } = props;
  const [question, setQuestion] = useState<Question>();
  const isV2 = card.schema === "2.0";
  const config = object(card.config);
  const body = isV2 ? object(card.body) : {};
  const elements = isV2 ? body.elements : (card.elements ?? object(card.i18n_elements).zh_cn);

  const ask = (confirm: JsonObject): Promise<boolean> =>
    new Promise((resolve) => {
      const answer = (yes: boolean): void => {
        setQuestion(undefined);
        resolve(yes);
      };
      setQuestion({ confirm, answer });
    });

  return (
    <Card.Provider value={{ ...props, isV2, style: object(config.style), ask }}>
      <article class={dark ? "fs-card dark" : "fs-card"} data-width={string(config.width_mode) || "default"}>
        <LinkCover url={linkOf(card.card_link)} />
        {isObject(card.header) && <Header header={card.header} />}
        <div class="fs-flow fs-body" style={flow(body)}>
          <Elements list={elements} />
        </div>
        {question && <ConfirmDialog {...question} />}
      </article>
    </Card.Provider>
  );
}
