import { ruAuditWords } from "../../shared/audit/ruAuditWords.ts";
import type { auditTexts as english } from "./enAudit.ts";
import { createFormat } from "./format.ts";

const { integer } = createFormat("ru");

export const auditTexts: typeof english = {
  words: ruAuditWords,
  open: "Кто что сделал…",
  title: ruAuditWords.title,
  lead: "Все действия организаторов, сначала последние.",
  kind: "Действие",
  person: "Кто",
  everything: "Все действия",
  everybody: "Все",
  time: "Время",
  nobodySaid: "имя не указано",
  signIn: (end) => `вход …${end}`,
  shown: (count, all) => `${integer(count)} из ${integer(all)}`,
  downloadSheet: "Сохранить таблицу (.xlsx)",
  download: "Сохранить CSV",
  none: "Пока ничего.",
  nameAsked: "Как вас зовут? Имя будет стоять рядом с вашими действиями.",
  nameLabel: "Ваше имя",
  nameSave: "Сохранить",
  nameSaved: (name) => `Теперь рядом с вашими действиями будет стоять ${name}.`,
  nameMissing: "Сначала введите имя.",
  nameLater: "Без имени",
};
