/** Thrown by whoever knows that another process serves the request: becomes a 307, which keeps method and body. */
export class Redirect extends Error {
  override readonly name = "Redirect";
  /** A path on this origin. */
  readonly location: string;

  constructor(location: string) {
    super("another process serves it");
    this.location = location;
  }
}
