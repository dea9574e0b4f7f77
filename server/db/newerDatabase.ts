/** A later version of the program has brought the tables further than this one knows. OPS13 */
export class NewerDatabase extends Error {
  override readonly name = "NewerDatabase";

  /** The first step that is not known here, when it was made, and the last one that is known. */
  constructor(unknown: string, at: string, lastKnown: string) {
    super(
      `The database was brought up to date by a newer version of Regatta (${unknown}, ${at.slice(0, 16).replace("T", " ")} UTC), ` +
        `and this one knows it up to ${lastKnown}: start the newer version, or restore the backup that was taken before the upgrade into an empty database`,
    );
  }
}
