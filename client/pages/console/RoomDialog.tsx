import type { ComponentProps } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { Notice } from "../parts/Notice.tsx";
import { useRoom } from "./RoomContext.ts";

/** A dialog of the console. What its acts come to is said in it: all behind it is inert, and read to nobody. CON9 */
export function RoomDialog({ children, ...dialog }: ComponentProps<typeof Dialog>) {
  const texts = useTexts();
  const { said, dialogs } = useRoom();
  const id = useId();
  const before = useRef(said.peek());
  useLayoutEffect(() => {
    dialogs.value = [...dialogs.peek(), id];
    return () => {
      dialogs.value = dialogs.peek().filter((other) => other !== id);
    };
  }, [dialogs, id]);
  const isTopmost = dialogs.value[dialogs.value.length - 1] === id;
  const shown = isTopmost && said.value !== before.current ? said.value : null;
  return (
    <Dialog {...dialog}>
      <div class="dialog-said" role="status">
        {shown && <Notice tone={shown.tone}>{shown.say(texts)}</Notice>}
      </div>
      {children}
    </Dialog>
  );
}
