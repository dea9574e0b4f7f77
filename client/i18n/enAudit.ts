import { enAuditWords } from "../../shared/audit/enAuditWords.ts";
import { createFormat } from "./format.ts";

const { integer } = createFormat("en");

export const auditTexts = {
  words: enAuditWords,
  open: "Who did what…",
  title: enAuditWords.title,
  lead: "Every act of a moderator, the newest first.",
  kind: "Kind",
  person: "Person",
  everything: "Everything",
  everybody: "Everybody",
  time: "Time",
  nobodySaid: "no name",
  /** Tells sign-ins of one account apart. */
  signIn: (end: string) => `sign-in …${end}`,
  shown: (count: number, all: number) => `${integer(count)} of ${integer(all)}`,
  downloadSheet: "Save as a spreadsheet (.xlsx)",
  download: "Save as CSV",
  none: "Nothing yet.",
  nameAsked: "What is your name? It is shown beside what you do here.",
  nameLabel: "Your name",
  nameSave: "Save",
  nameSaved: (name: string) => `From now on ${name} is shown beside what you do here.`,
  nameMissing: "Type your name first.",
  nameLater: "Without a name",
};
