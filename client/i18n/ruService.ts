import type { serviceWords as english } from "./enService.ts";
import { createFormat } from "./format.ts";

const { integer } = createFormat("ru");

export const serviceWords: typeof english = {
  title: "Что сейчас идёт",
  toService: "Что сейчас идёт",
  toContests: "К соревнованиям",
  incomplete: "Один из процессов сейчас не отвечает: его соревнований может не быть в списке.",
  contests: "Открытые соревнования",
  noContests: "Открытых соревнований нет.",
  columns: {
    title: "Соревнование",
    owner: "Организатор",
    state: "Состояние",
    clients: "Подключено",
    since: "Открыто с",
    process: "Процесс",
  },
  notSaved: "не сохраняется",
  broken: (reason: string, seq: number | null) =>
    seq === null ? `Сломано (${reason})` : `Сломано (${reason}) на записи ${integer(seq)}`,
  retryAt: (time: string) => `следующая попытка в ${time}`,
  noRetry: "попыток больше не будет до перезапуска",
  processes: "Процессы",
  onlyProcess: "Единственный",
  processOf: (slot: string) => `Процесс ${slot}`,
  processColumns: {
    process: "Процесс",
    state: "Состояние",
    contests: "Соревнования",
    memory: "Память",
    loopDelay: "Задержка",
    commit: "Самая долгая запись",
    database: "База данных",
    redis: "Redis",
    since: "Работает с",
  },
  working: "работает",
  starting: "запускается",
  draining: "останавливается",
  unseen: (seconds: string) => `не слышно уже ${seconds} с`,
  gone: (span: string) => `пропал ${span} назад, хотя его никто не останавливал`,
  contestsElsewhere: "его соревнования берут другие процессы",
  silent: "сейчас не сообщает о себе",
  brokenCount: (count: number) => `сломано: ${integer(count)}`,
  mebibytes: (amount: string) => `${amount} МБ`,
  ms: (amount: string) => `${amount} мс`,
  answers: { yes: "отвечает", no: "не отвечает", none: "не используется" },
};
