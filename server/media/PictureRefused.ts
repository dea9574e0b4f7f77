export type PictureRefusalCode =
  | "picture_too_large"
  /** No PNG, JPEG, GIF or WebP, or a broken one, or one that takes too much to open. */
  | "picture_unreadable"
  /** The contest holds as many, or as heavy ones, as it may. */
  | "pictures_full"
  /** What reads pictures does not run on this machine. */
  | "pictures_unavailable"
  /** Too many others wait to be read. */
  | "overloaded";

/** A picture was not taken, and nothing was done. */
export class PictureRefused extends Error {
  override readonly name = "PictureRefused";
  readonly code: PictureRefusalCode;

  constructor(code: PictureRefusalCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
