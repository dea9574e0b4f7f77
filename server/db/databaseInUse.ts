/** Another process works with this database; two would overwrite each other's contests. */
export class DatabaseInUse extends Error {
  override readonly name = "DatabaseInUse";
}
