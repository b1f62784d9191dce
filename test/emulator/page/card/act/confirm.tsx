// The dialog that asks before a component acts.
import { useEffect, useRef } from "preact/hooks";
import type { JsonObject } from "../../../types.ts";
import { wording } from "../read.ts";

export function ConfirmDialog(props: { confirm: JsonObject; answer: (yes: boolean) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="fs-confirm"
      onClose={() => props.answer(dialog.current?.returnValue === "yes")}
    >
      <form method="dialog">
        <h2>{wording(props.confirm.title)}</h2>
        <p>{wording(props.confirm.text)}</p>
        <div class="fs-confirm-choice">
          <button type="submit" class="fs-button" data-type="default" value="no">
            取消
          </button>
          <button type="submit" class="fs-button" data-type="primary_filled" value="yes">
            确定
          </button>
        </div>
      </form>
    </dialog>
  );
}
