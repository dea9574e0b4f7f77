import type { ResultWords } from "./resultWords.ts";

export const ruResultWords: ResultWords = {
  sheet: "Итоги",
  columns: { place: "Место", team: "Команда", balance: "Очки" },
  statuses: {
    active: "В работе",
    solved: "Решена",
    failed: "Не решена",
    expired: "Не хватило времени",
    withdrawn: "Отозвана",
  },
};
