import type { PlannedAct } from "../../shared/contest/controlActs.ts";
import { createFormat } from "./format.ts";

const { integer, plural } = createFormat("ru");

/** Почему в чём-то из этого отказано. */
export const controlRefusals = {
  counting_down: () => "Обратный отсчёт уже идёт.",
  not_counting_down: () => "Отменять нечего: обратный отсчёт не идёт.",
  moment_passed: () => "Это время уже прошло или никогда не наступит.",
  start_missed: () => "Время начала пришлось на перерыв в работе сервера. Начните вручную.",
  unknown_planned_act: () => "Это уже сделано или отменено.",
  too_much_planned: () => "Запланировано слишком много: сначала что-нибудь отмените.",
  boards_covered: () => "Табло ненадолго закрыто: посмотрите на учителя. Написанное сохранится.",
  already_covered: () => "Табло уже закрыты.",
  not_covered: () => "Табло не закрыты.",
  everything_stopped: () => "Всё остановлено: сначала продолжите как было.",
  nothing_stopped: () => "Ничего не остановлено.",
  unknown_message: () => "Это сообщение уже отозвано.",
};

/** Что будет сделано, когда придёт время. */
const acts: Record<PlannedAct["type"], (isOn: boolean) => string> = {
  StartContest: () => "Начать",
  PauseContest: () => "Сделать паузу",
  FinishContest: () => "Закончить",
  SetEntry: (isOn) => (isOn ? "Открыть вход" : "Закрыть вход"),
  FreezeStandings: () => "Заморозить таблицу",
  SendMessage: () => "Отправить сообщение",
  CoverBoards: (isOn) => (isOn ? "Закрыть табло" : "Открыть табло"),
};

export const controlWords = {
  /** Что всем говорят о времени. */
  calls: {
    label: "Время",
    left: (n: number) =>
      `${plural(n, { one: "Осталась", other: "Осталось" })} ${integer(n)} ${plural(n, { one: "минута", few: "минуты", many: "минут", other: "минуты" })}`,
    later: (by: string, left: string) => `Времени больше на ${by}: осталось ${left}`,
    earlier: (by: string, left: string) => `Времени меньше на ${by}: осталось ${left}`,
  },
  otherTime: "Другое…",
  otherTimeTitle: "Сдвинуть конец",
  amount: "На сколько",
  amountHint: "Минуты или минуты и секунды: 7 или 2:30",
  amountWrong: "Напишите минуты, например 7, или минуты и секунды, например 2:30: не больше суток.",
  direction: "В какую сторону",
  later: "Позже",
  earlier: "Раньше",
  move: "Сдвинуть конец",
  countdown: {
    startsIn: (seconds: number) => `До начала: ${integer(seconds)}`,
    ready: "Приготовились!",
    callOff: "Отменить начало",
  },
  cover: {
    open: "Внимание…",
    title: "Все смотрят на учителя",
    text: "Табло закрываются, никто не покупает и не отвечает. Написанное командами сохранится.",
    pause: "Остановить и часы",
    cover: "Закрыть табло",
    uncover: "Открыть табло",
    covered: "Табло закрыты",
    lookUp: "Внимание!",
    lookUpText: "Учитель хочет что-то сказать. Написанное сохранится, табло вернётся.",
    lookUpScreen: "Минуту внимания, пожалуйста.",
  },
  emergency: {
    stop: "Остановить всё",
    stopHint: "Останавливает часы, закрывает вход, табло и экраны. Потом всё вернётся как было.",
    end: "Продолжить как было",
    stopped: "Всё остановлено",
    title: "Всё остановлено",
    text: "Ждите учителя. Часы стоят, написанное сохранится.",
    screenText: "Скоро продолжим. Часы стоят, ничего не потеряется.",
  },
  messages: {
    open: "Сообщение…",
    title: "Сообщение",
    to: "Кому",
    toAll: "Всем командам",
    toSelected: (n: number) => `Выбранным командам (${integer(n)})`,
    text: "Сообщение",
    textMissing: "Сначала что-нибудь напишите.",
    onScreen: "И на большой экран",
    seconds: "На сколько секунд",
    secondsWrong: "От 5 до 3600 секунд.",
    send: "Отправить",
    sent: "Отправленные сообщения",
    none: "Сообщений ещё не было.",
    toTeams: (names: string) => `Кому: ${names}`,
    shown: "на большом экране",
    offScreen: "Убрать с экрана",
    takeBack: "Отозвать",
    which: (act: string, text: string) => `${act}: ${text}`,
    kept: (n: number) =>
      `Командам видны последние ${integer(n)} ${plural(n, { one: "сообщение", few: "сообщения", many: "сообщений", other: "сообщения" })}.`,
    label: "Сообщения",
    fromTeacher: "От учителя",
    dismiss: "Понятно",
    more: (n: number) =>
      `Ещё ${integer(n)} ${plural(n, { one: "непрочитанное сообщение", few: "непрочитанных сообщения", many: "непрочитанных сообщений", other: "непрочитанных сообщения" })}`,
    nothing: "Учитель пока ничего не писал.",
  },
  plan: {
    open: "Запланировать…",
    openCount: (n: number) => `Запланировано: ${integer(n)}…`,
    title: "Запланировать",
    act: "Что",
    acts,
    moment: "Когда",
    moments: { at: "В определённое время", before: "До конца" },
    time: "Время",
    minutes: "За сколько минут до конца",
    timeWrong: "Укажите время, которое ещё не прошло.",
    minutesWrong: "От 1 до 1440 минут.",
    add: "Запланировать",
    planned: "Запланировано",
    none: "Ничего не запланировано.",
    at: (time: string) => `В ${time}`,
    beforeEnd: (n: number) =>
      `За ${integer(n)} ${plural(n, { one: "минуту", few: "минуты", many: "минут", other: "минуты" })} до конца`,
    cancel: "Отменить",
    failed: "Не вышло",
  },
};
