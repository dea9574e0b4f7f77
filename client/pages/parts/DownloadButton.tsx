import type { ComponentChildren } from "preact";
import type { Download } from "./useDownload.ts";

/** Asks for the file, once at a time. Why it did not come is said where there is room for it. CON8 */
export function DownloadButton(props: { readonly file: Download; readonly children: ComponentChildren }) {
  const { file, children } = props;
  return (
    <button
      type="button"
      class="button"
      data-size="small"
      aria-disabled={file.isSending}
      onClick={() => void file.download()}
    >
      {children}
    </button>
  );
}
