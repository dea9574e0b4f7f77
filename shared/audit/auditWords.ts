import type { EventType } from "../contest/events.ts";
import type { RepairType } from "../contest/repairActs.ts";
import type { Language } from "../languages.ts";
import type { AuditEntry } from "./auditEntry.ts";

/** What was done, in words. */
export interface AuditWords {
  readonly acts: Readonly<Record<EventType, string>>;
  readonly repairs: Readonly<Record<RepairType, string>>;
  /** Of the columns of an exported table. */
  readonly columns: Readonly<Record<AuditColumn, string>>;
}

export const auditColumns = [
  "number",
  "time",
  "who",
  "account",
  "signIn",
  "what",
  "team",
  "card",
  "text",
  "points",
  "reason",
] as const;
export type AuditColumn = (typeof auditColumns)[number];

export const auditWords: Readonly<Record<Language, AuditWords>> = {
  en: {
    acts: {
      ContestCreated: "Made the contest",
      LobbyOpened: "Opened the lobby",
      ContestStarted: "Started",
      ContestPaused: "Paused",
      ContestInterrupted: "Was interrupted",
      ScheduleMissed: "Missed the scheduled start",
      ContestResumed: "Went on",
      DeadlineMoved: "Moved the end",
      ContestFinished: "Finished",
      ContestReopened: "Reopened",
      EntrySet: "Opened or closed the entry",
      TeamJoined: "Let a team in",
      SeatTaken: "Took a seat",
      SeatReleased: "Freed a seat",
      TeamRenamed: "Renamed a team",
      PinGiven: "Gave a new PIN",
      TeamRemoved: "Removed a team",
      CardBought: "Bought a card",
      AnswerJudged: "Answered",
      Restated: "Put something right",
      StandingsFrozen: "Froze the standings",
      StandingsThawed: "Showed the standings",
      FreezePlanned: "Planned a freeze",
      ResultRevealed: "Revealed a result",
      ResultsMarkedFinal: "Called the results final",
      ExtraTimeGiven: "Gave teams extra time",
      TeamsEnded: "Ended the time of teams",
      MessageSent: "Sent a message",
      MessageTakenBack: "Took a message back",
      BoardsCovered: "Covered the boards",
      BoardsUncovered: "Uncovered the boards",
      EverythingStopped: "Stopped everything",
      EmergencyEnded: "Went on as before",
      CountdownStarted: "Began the countdown",
      CountdownCalledOff: "Called the countdown off",
      ActPlanned: "Planned an act",
      PlannedActDone: "Did what was planned",
      PlannedActCancelled: "Cancelled what was planned",
    },
    repairs: {
      judge: "Ruled on answers",
      key: "Corrected the key",
      void: "Took the card out of the game",
      withdraw: "Took a purchase back",
      refund: "Gave back what was paid",
      give: "Gave a card",
      adjust: "Changed points",
      undo: "Undid",
    },
    columns: {
      number: "No.",
      time: "Time (UTC)",
      who: "Who",
      account: "Account",
      signIn: "Sign-in",
      what: "What",
      team: "Team",
      card: "Card",
      text: "Text",
      points: "Points",
      reason: "Reason",
    },
  },
  ru: {
    acts: {
      ContestCreated: "Создание соревнования",
      LobbyOpened: "Открытие зала ожидания",
      ContestStarted: "Начало",
      ContestPaused: "Пауза",
      ContestInterrupted: "Перерыв в работе",
      ScheduleMissed: "Пропущено начало по расписанию",
      ContestResumed: "Продолжение",
      DeadlineMoved: "Перенос конца",
      ContestFinished: "Завершение",
      ContestReopened: "Возобновление",
      EntrySet: "Вход открыт или закрыт",
      TeamJoined: "Команда впущена",
      SeatTaken: "Занято место",
      SeatReleased: "Место освобождено",
      TeamRenamed: "Команда переименована",
      PinGiven: "Выдан новый ПИН-код",
      TeamRemoved: "Команда удалена",
      CardBought: "Куплена карточка",
      AnswerJudged: "Ответ",
      Restated: "Исправление",
      StandingsFrozen: "Таблица заморожена",
      StandingsThawed: "Таблица открыта",
      FreezePlanned: "Заморозка по времени",
      ResultRevealed: "Результат показан",
      ResultsMarkedFinal: "Результаты объявлены окончательными",
      ExtraTimeGiven: "Дано дополнительное время",
      TeamsEnded: "Кончилось время команд",
      MessageSent: "Сообщение",
      MessageTakenBack: "Сообщение отозвано",
      BoardsCovered: "Табло закрыты",
      BoardsUncovered: "Табло открыты",
      EverythingStopped: "Всё остановлено",
      EmergencyEnded: "Продолжение после остановки",
      CountdownStarted: "Обратный отсчёт",
      CountdownCalledOff: "Отсчёт отменён",
      ActPlanned: "Запланировано действие",
      PlannedActDone: "Запланированное выполнено",
      PlannedActCancelled: "Запланированное отменено",
    },
    repairs: {
      judge: "Решение об ответах",
      key: "Исправлен ключ",
      void: "Карточка снята",
      withdraw: "Покупка отменена",
      refund: "Возвращена плата",
      give: "Карточка подарена",
      adjust: "Изменены очки",
      undo: "Отмена",
    },
    columns: {
      number: "№",
      time: "Время (UTC)",
      who: "Кто",
      account: "Учётная запись",
      signIn: "Вход",
      what: "Что",
      team: "Команда",
      card: "Карточка",
      text: "Текст",
      points: "Очки",
      reason: "Причина",
    },
  },
};

/** What an act was, in one phrase. */
export function auditPhrase(
  words: AuditWords,
  { type, repair }: Pick<AuditEntry, "type" | "repair">,
): string {
  return repair ? words.repairs[repair] : words.acts[type];
}
