// Where one writes: text, mentions, pictures and files.
// Comes in: typing. Goes out: messages into its target. Enter sends, Shift+Enter breaks the line, Esc leaves the reply,
// arrow up in the empty line goes to the messages.
import type { JSX } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { SayResult } from "../../../control-types.ts";
import type { Chat } from "../../../types.ts";
import { usePage } from "../context.ts";
import { focusLatest } from "../focus.ts";
import { IconButton } from "../parts/icon.tsx";
import type { Message } from "../world/place.ts";
import { oneLine } from "../world/words.ts";
import { Attachments } from "./attachments.tsx";
import { draftOf, keepDraft } from "./drafts.ts";
import { atQuery, caretToEnd, putBreak, putChip, putText, written } from "./editor.ts";
import { type Mentionable, MentionPicker, mentionables, optionId } from "./mention-picker.tsx";
import { sendFile, type Target } from "./send.ts";

interface ComposerProps {
  /** A draft is kept under it while one looks elsewhere. */
  draft: string;
  target: Target;
  /** Where members can be mentioned. */
  group: Chat | undefined;
  placeholder: string;
  replyTo?: Message | undefined;
  endReply?: () => void;
  sent?: (result: SayResult) => void;
}

/** Touch keyboards have no Shift+Enter and cover the page: there the focus is left to the finger. */
const hasMouse = matchMedia("(pointer: fine)");

export function Composer({
  draft,
  target,
  group,
  placeholder,
  replyTo,
  endReply,
  sent,
}: ComposerProps): JSX.Element {
  const { world, me, act } = usePage();
  const editor = useRef<HTMLDivElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  /** Whose draft stands in the line, for a sending that began before it changed. */
  const shown = useRef(draft);
  const [files, setFiles] = useState<File[]>([]);
  const [empty, setEmpty] = useState(true);
  const [typed, setTyped] = useState<string | undefined>();
  const [chosen, setChosen] = useState(0);
  const [listId, keysId] = [useId(), useId()];
  const options = group && typed !== undefined ? mentionables(world.info, group, me, typed) : [];
  const picking = options.length > 0;

  const look = () => {
    const element = editor.current;
    if (!element) return;
    const nothing = written(element) === "";
    setEmpty(nothing);
    keepDraft(draft, nothing ? "" : element.innerHTML);
    setTyped(atQuery(element)?.text);
    setChosen(0);
  };

  const restore = () => {
    const element = editor.current;
    if (!element) return;
    element.innerHTML = draftOf(draft);
    look();
    if (hasMouse.matches) caretToEnd(element);
  };

  useEffect(() => {
    shown.current = draft;
    restore();
  }, [draft]);

  useEffect(() => {
    if (replyTo && editor.current) caretToEnd(editor.current);
  }, [replyTo]);

  const pick = (one: Mentionable) => {
    const query = editor.current && atQuery(editor.current);
    if (query) putChip(query.range, one.id, one.name);
    look();
  };

  const send = async () => {
    const element = editor.current;
    if (!element) return;
    const text = written(element);
    if (text === "" && files.length === 0) return;
    const [html, waiting] = [text === "" ? "" : element.innerHTML, files];
    element.innerHTML = "";
    setFiles([]);
    look();
    element.focus();
    const { place } = world;
    const result = await act(async () => {
      let last: SayResult | undefined;
      for (const file of waiting) last = await sendFile(place, me.open_id, target, file);
      return text === "" ? last : place.say({ person: me.open_id, ...target, text });
    });
    if (!result) {
      // What could not be sent is still there to be sent again, before what was written meanwhile.
      keepDraft(draft, [html, draftOf(draft)].filter(Boolean).join("<br>"));
      if (shown.current === draft) restore();
      setFiles((since) => [...waiting, ...since]);
      return;
    }
    endReply?.();
    sent?.(result);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that takes a candidate of the input method sends nothing.
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (picking && step) setChosen((chosen + step + options.length) % options.length);
    else if (picking && (event.key === "Enter" || event.key === "Tab"))
      options[chosen] && pick(options[chosen]);
    else if (picking && event.key === "Escape") setTyped(undefined);
    else if (event.key === "Escape" && replyTo) endReply?.();
    else if (event.key === "ArrowUp" && empty) focusLatest(editor.current);
    else if (event.key === "Enter" && event.shiftKey) putBreak();
    else if (event.key === "Enter") void send();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (pasted.length > 0) setFiles([...files, ...pasted]);
    else putText(event.clipboardData?.getData("text/plain") ?? "");
  };

  const onDrop = (event: DragEvent) => {
    const dropped = [...(event.dataTransfer?.files ?? [])];
    if (dropped.length === 0) return;
    event.preventDefault();
    setFiles([...files, ...dropped]);
  };

  const choose = (accept: string) => {
    if (!chooser.current) return;
    chooser.current.accept = accept;
    chooser.current.click();
  };

  const typeAt = () => {
    if (!editor.current) return;
    caretToEnd(editor.current);
    putText(empty ? "@" : " @");
    look();
  };

  return (
    <>
      <form
        class="composer"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={onDrop}
      >
        {picking && <MentionPicker id={listId} options={options} chosen={chosen} pick={pick} />}
        {replyTo && (
          <div class="composer-reply">
            <span>
              回复 {replyTo.sender_name}：{oneLine(replyTo)}
            </span>
            <IconButton icon="close" label="不回复这条" size={14} onClick={endReply} />
          </div>
        )}
        <Attachments files={files} set={setFiles} />
        <div class="composer-line">
          {/* biome-ignore lint/a11y/useSemanticElements: mentions are chips, which a textarea cannot hold */}
          <div
            ref={editor}
            class={`editor ${empty ? "editor-empty" : ""}`}
            contentEditable
            role="textbox"
            tabIndex={0}
            aria-multiline="true"
            aria-label={placeholder}
            aria-autocomplete={group ? "list" : "none"}
            aria-controls={picking ? listId : undefined}
            aria-activedescendant={picking ? optionId(listId, chosen) : undefined}
            data-placeholder={placeholder}
            enterkeyhint="send"
            aria-describedby={keysId}
            onInput={look}
            onClick={look}
            onBlur={() => setTyped(undefined)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
          />
          <div class="composer-tools">
            {group && (
              <IconButton
                icon="at"
                label="提到"
                onPointerDown={(event) => event.preventDefault()}
                onClick={typeAt}
              />
            )}
            <IconButton icon="image" label="图片" onClick={() => choose("image/*")} />
            <IconButton icon="file" label="文件" onClick={() => choose("")} />
            <IconButton
              type="submit"
              class="icon-button send"
              icon="send"
              label="发送"
              disabled={empty && files.length === 0}
            />
          </div>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            onChange={(event) => {
              setFiles([...files, ...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = "";
            }}
          />
        </div>
      </form>
      <p class="keys" id={keysId}>
        Enter 发送，Shift+Enter 换行；没写字时按 ↑ 选消息，再按 Enter 看能做什么，Esc 回来
      </p>
    </>
  );
}
