import { pictureLimits } from "../../shared/pictures.ts";
import { SerialQueue } from "../journal/serialQueue.ts";
import { PictureRefused } from "./PictureRefused.ts";
import { pictureKindOf } from "./pictureKind.ts";
import { pressInProcess } from "./pressInProcess.ts";
import type { PressedPicture } from "./pressPicture.ts";

/** Each that waits is held in memory. */
const mostWaiting = 12;

/** Of this process, whoever asks: pictures are read one at a time. */
const queue = new SerialQueue();

/** A file as it would be kept. Throws {@link PictureRefused}. MED2 MED3 MED4 */
export async function reencode(bytes: Uint8Array): Promise<PressedPicture> {
  if (bytes.length > pictureLimits.uploadBytes) throw new PictureRefused("picture_too_large");
  if (!pictureKindOf(bytes)) throw new PictureRefused("picture_unreadable");
  if (queue.length > mostWaiting) throw new PictureRefused("overloaded");
  return queue.run(() => pressInProcess(bytes));
}
