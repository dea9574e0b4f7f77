import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useMemo } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { type OpenPictures, openPictures } from "../../net/pictures.ts";
import { EnlargeContext, type EnlargedPicture, PicturesContext } from "../../text/Pictures.ts";
import { Dialog } from "./Dialog.tsx";
import "./pictures.css";

/** Gives what is inside the pictures of a contest, as `viewer` may see them. MED10 */
export function PicturesOf(props: { readonly viewer: OpenPictures; readonly children: ComponentChildren }) {
  const { viewer } = props;
  const who = viewer.audience === "team" ? viewer.seatToken : "";
  const pictures = useMemo(() => openPictures(viewer), [viewer.code, viewer.audience, who]);
  useEffect(() => () => pictures.close(), [pictures]);
  return (
    <PicturesContext.Provider value={pictures}>
      <Enlarging>{props.children}</Enlarging>
    </PicturesContext.Provider>
  );
}

/** Shows a picture that was pressed as large as the page. MED12 */
export function Enlarging({ children }: { readonly children: ComponentChildren }) {
  const { app, pictures: words } = useTexts();
  const shown = useSignal<EnlargedPicture | null>(null);
  const enlarge = useCallback(
    (picture: EnlargedPicture) => {
      shown.value = picture;
    },
    [shown],
  );
  const close = () => {
    shown.value = null;
  };
  return (
    <EnlargeContext.Provider value={enlarge}>
      {children}
      {shown.value && (
        <Dialog title={shown.value.alt || words.enlarged} width="picture" onClose={close}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what has the focus */}
          <div class="enlarged" tabIndex={0}>
            <img src={shown.value.url} alt={shown.value.alt} />
          </div>
          <div class="row actions">
            <button type="button" class="button" data-first-focus onClick={close}>
              {app.close}
            </button>
          </div>
        </Dialog>
      )}
    </EnlargeContext.Provider>
  );
}
