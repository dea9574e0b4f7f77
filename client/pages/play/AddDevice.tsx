import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import { lazily } from "../parts/lazily.tsx";

const DeviceDialog = lazily(async () => (await import("./DeviceDialog.tsx")).DeviceDialog);

/** The way for a further device of the team: a QR code instead of the PIN. ENT24 */
export function AddDevice() {
  const { play } = useTexts();
  const isOpen = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="button"
        onClick={() => {
          isOpen.value = true;
        }}
      >
        {play.addDevice}
      </button>
      {isOpen.value && (
        <DeviceDialog
          onClose={() => {
            isOpen.value = false;
          }}
        />
      )}
    </>
  );
}
