import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PictureId } from "../../../shared/pictures.ts";
import type { Trouble } from "../../net/http.ts";

export type UploadedPicture =
  | { readonly ok: true; readonly id: PictureId }
  | { readonly ok: false; readonly code: Trouble["code"]; readonly params?: Trouble["params"] };

export interface PictureUpload {
  /** Turns, shrinks and rasterises it, and brings it to the contest. Never rejects. */
  upload(file: Blob): Promise<UploadedPicture>;
}

export const PictureUploadContext = createContext<PictureUpload | null>(null);

export function usePictureUpload(): PictureUpload {
  const upload = useContext(PictureUploadContext);
  if (!upload) throw new Error("no PictureUploadContext above");
  return upload;
}
