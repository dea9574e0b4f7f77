import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import { BringTableDialog } from "./BringTableDialog.tsx";

/** The way for a table onto a board that is there already. FIL17 */
export function BringTable() {
  const { tables: words } = useTexts();
  const isOpen = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="button"
        data-size="small"
        onClick={() => {
          isOpen.value = true;
        }}
      >
        {words.bring}
      </button>
      {isOpen.value && (
        <BringTableDialog
          onClose={() => {
            isOpen.value = false;
          }}
        />
      )}
    </>
  );
}
