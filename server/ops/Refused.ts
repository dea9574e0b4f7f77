/** Nothing was done; the message is one sentence for the person who asked, and says why. */
export class Refused extends Error {
  override readonly name = "Refused";
}
