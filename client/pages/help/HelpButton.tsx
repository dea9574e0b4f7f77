import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { lazily } from "../parts/lazily.tsx";
import type { HelpRules } from "./HowToPlay.tsx";

const HowToPlay = lazily(async () => (await import("./HowToPlay.tsx")).HowToPlay);

/** Opens "How to play": by a contest's rules, or by the classic ones. */
export function HelpButton({ rules }: { readonly rules?: HelpRules }) {
  const { help, app } = useTexts();
  const isOpen = useSignal(false);
  const close = () => {
    isOpen.value = false;
  };
  return (
    <>
      <button
        type="button"
        class="button help-button"
        data-size="small"
        aria-haspopup="dialog"
        aria-label={help.open}
        onClick={() => {
          isOpen.value = true;
        }}
      >
        <span aria-hidden="true">?</span>
        <span class="settings-label">{help.open}</span>
      </button>
      {isOpen.value && (
        <Dialog title={help.open} width="wide" onClose={close}>
          <HowToPlay rules={rules} />
          <div class="actions">
            <button type="button" class="button" data-look="main" data-first-focus onClick={close}>
              {app.close}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
