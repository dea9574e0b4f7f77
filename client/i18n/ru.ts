import type { HttpProblemCode } from "../../shared/api.ts";
import type { CheckerKind } from "../../shared/contest/checkers/readers.ts";
import type { Phase } from "../../shared/contest/phases.ts";
import type { RejectionCode } from "../../shared/contest/rejections.ts";
import type { LedgerReason } from "../../shared/contest/state.ts";
import type { Language } from "../../shared/languages.ts";
import type { GoodbyeReason } from "../../shared/protocol.ts";
import { ruResultWords } from "../../shared/results/ruResultWords.ts";
import type { NetworkTrouble } from "../net/http.ts";
import { createFormat } from "./format.ts";
import { accountWords } from "./ruAccount.ts";
import { auditTexts } from "./ruAudit.ts";
import { backWords } from "./ruBack.ts";
import { beginningRefusals, beginningWords } from "./ruBeginning.ts";
import { boatWords } from "./ruBoats.ts";
import { cardWords } from "./ruCards.ts";
import { closingWords } from "./ruClosing.ts";
import { controlRefusals, controlWords } from "./ruControl.ts";
import { decorWords } from "./ruDecor.ts";
import { editingRefusals } from "./ruEditing.ts";
import { editorWords } from "./ruEditors.ts";
import { exportsWords } from "./ruExports.ts";
import { flowWords } from "./ruFlow.ts";
import { formulaWords } from "./ruFormulas.ts";
import { healWords } from "./ruHeal.ts";
import { libraryWords } from "./ruLibrary.ts";
import { mediaProblems, mediaRefusals } from "./ruMedia.ts";
import { pictureWords } from "./ruPictures.ts";
import { processProblems } from "./ruProcesses.ts";
import { questionWords } from "./ruQuestions.ts";
import { readinessRefusals, readinessWords } from "./ruReadiness.ts";
import { repairWords } from "./ruRepairs.ts";
import { ruleWords } from "./ruRules.ts";
import { serviceWords } from "./ruService.ts";
import { beforeOrdinal } from "./ruSpoken.ts";
import { stagingWords } from "./ruStaging.ts";
import { studioWords } from "./ruStudio.ts";
import { tableWords } from "./ruTables.ts";
import { taskFirstWords } from "./ruTaskFirst.ts";
import { teamWords } from "./ruTeams.ts";
import { tryingRefusals, tryingWords } from "./ruTrying.ts";
import type { Texts } from "./texts.ts";

type Params = Readonly<Record<string, string | number>>;

const format = createFormat("ru");
const { integer, plural } = format;
const points = (n: number) =>
  `${integer(n)} ${plural(n, { one: "очко", few: "очка", many: "очков", other: "очка" })}`;
const attempts = (n: number) =>
  `${integer(n)} ${plural(n, { one: "попытка", few: "попытки", many: "попыток", other: "попытки" })}`;
const left = (n: number) => `${plural(n, { one: "осталась", other: "осталось" })} ${attempts(n)}`;
const minutes = (n: number) =>
  `${integer(n)} ${plural(n, { one: "минута", few: "минуты", many: "минут", other: "минуты" })}`;
const cards = (n: number) =>
  `${integer(n)} ${plural(n, { one: "карточка", few: "карточки", many: "карточек", other: "карточки" })}`;
const teams = (n: number) =>
  `${integer(n)} ${plural(n, { one: "команда", few: "команды", many: "команд", other: "команды" })}`;
const mostTaken = (most: number) => `Символов в тексте может быть не больше ${integer(most)}.`;
const takeOut = (over: number) => `Уберите лишние: ${integer(over)}.`;

/** What is done to so many, or for so long: in the accusative. */
const theTeams = (n: number) =>
  `${integer(n)} ${plural(n, { one: "команду", few: "команды", many: "команд", other: "команды" })}`;
const forMinutes = (n: number) =>
  `${integer(n)} ${plural(n, { one: "минуту", few: "минуты", many: "минут", other: "минуты" })}`;

const phases: Record<Phase, string> = {
  draft: "Черновик",
  lobby: "Сбор",
  running: "Идёт",
  paused: "Пауза",
  finished: "Закончено",
};

const ledgerReasons: Record<LedgerReason, string> = {
  start: "Стартовые очки",
  purchase: "Покупка",
  relief: "Покупка за остаток",
  reward: "Награда",
  refund: "Возврат",
  refund_taken_back: "Возврат отменён",
  correction: "Исправление",
  void: "Карточка снята с игры",
  withdrawal: "Покупка отменена",
  adjustment: "Изменено организатором",
  undo: "Исправление отменено",
};

const kinds: Record<CheckerKind, string> = {
  number: "число",
  text: "текст",
  choice: "выбор",
};

const rejections: Record<RejectionCode, (params: Params) => string> = {
  not_allowed: () => "Этого делать нельзя.",
  contest_in_draft: () => "Соревнование ещё не открыто.",
  contest_not_started: () => "Соревнование ещё не началось.",
  contest_running: () => "Соревнование уже идёт.",
  contest_paused: () => "Сейчас пауза. Подождите продолжения.",
  contest_finished: () => "Соревнование закончено.",
  time_is_up: () => "Время вышло: это пришло слишком поздно.",
  entry_by_approval: () => "Эту команду должен впустить организатор. Подождите и попробуйте снова.",
  team_blocked: () => "Организатор заблокировал вашу команду.",
  same_team: () => "Это одна и та же команда.",
  nothing_to_change: () => "Так уже и есть.",
  word_too_long: ({ start, characters, most }) =>
    start === undefined
      ? "Одно из слов слишком длинное."
      : `«${start}…»: в этом слове символов ${integer(Number(characters))}, а может быть не больше ${most}. Сократите его.`,
  too_many_words: ({ over, most }) =>
    over === undefined
      ? "Слов в списке слишком много."
      : `Слов в списке может быть не больше ${most}. Уберите лишние: ${integer(Number(over))}.`,
  boat_taken: ({ number = "" }) => `На лодке ${number} уже плывёт другая команда. Выберите другую.`,
  details_fixed: () => "Язык, длительность и начало можно менять только до начала соревнования.",
  entry_closed: () => "Вход закрыт. Попросите учителя впустить команду.",
  contest_full: ({ teams: limit }) =>
    limit === undefined ? "Мест больше нет." : `Мест больше нет: предел — ${teams(Number(limit))}.`,
  team_full: ({ seats }) =>
    seats === undefined
      ? "Все места этой команды заняты."
      : `Все места этой команды заняты (${seats}). Попросите учителя освободить одно.`,
  team_name_invalid: () => "Выберите название от 1 до 40 видимых символов.",
  team_name_taken: ({ name }) =>
    `Команда ${name === undefined ? "с таким названием" : `«${name}»`} уже есть. Выберите другое название или займите место в той команде по её PIN-коду.`,
  unknown_team: () => "Такой команды в этом соревновании нет. Проверьте название.",
  team_removed: () => "Эту команду удалили из соревнования.",
  team_gone: () => "За эту команду долго никого не было, и она вышла. Войдите снова.",
  pin_unknown: () => "PIN-код этой команды больше никому не известен. Попросите у учителя новый.",
  wrong_pin: () => "PIN-код не подходит к этой команде. Он показан на устройстве, которое уже вошло.",
  unknown_seat: () => "Это место освобождено. Войдите снова по названию команды и PIN-коду.",
  unknown_card: () => "Такой карточки нет.",
  already_bought: () => "Ваша команда уже купила эту карточку.",
  no_free_slot: ({ slots }) =>
    slots === undefined
      ? "Нет свободных слотов: сначала закончите одну задачу."
      : `Нет свободных слотов: в работе уже ${slots}. Сначала закончите одну задачу.`,
  not_enough_points: ({ pricePoints, balancePoints }) =>
    pricePoints === undefined || balancePoints === undefined
      ? "Не хватает очков."
      : `Не хватает очков: карточка стоит ${integer(Number(pricePoints))}, у команды ${integer(Number(balancePoints))}.`,
  unknown_purchase: () => "Такой задачи у вашей команды нет.",
  purchase_closed: () => "Эта задача закрыта: ответы больше не принимаются.",
  already_tried: () => "Такой ответ ваша команда уже давала. Попытка не потрачена.",
  answer_empty: () => "Сначала напишите ответ.",
  answer_too_long: ({ limit }) =>
    limit === undefined ? "Ответ слишком длинный." : `Ответ длиннее ${limit} символов.`,
  answer_not_a_number: () => "Это не число. Пишите, например, 12, 0,75, 3/4, 1 3/4 или 50%.",
  answer_ambiguous_number: ({ asThousands, asDecimal }) =>
    asThousands === undefined
      ? "Это число можно прочитать двояко."
      : `Вы имеете в виду ${asThousands} или ${asDecimal}?`,
  answer_percent_unclear: ({ asNumber, asPercent }) =>
    asNumber === undefined
      ? "Напишите число без знака процента."
      : `Вы имеете в виду ${asNumber} или ${asNumber}% от единицы, то есть ${asPercent}?`,
  answer_percent_missing: ({ asPercent, asNumber }) =>
    asPercent === undefined
      ? "Напишите, сколько процентов."
      : `Вы имеете в виду ${asPercent} или ${asNumber}?`,
  answer_wrong_layout: ({ meant }) =>
    meant === undefined ? "Переключите раскладку клавиатуры." : `Вы имели в виду «${meant}»?`,
  answer_capitals_count: ({ milli, mega }) =>
    milli === undefined
      ? "Напишите единицу измерения с её заглавными буквами."
      : `Заглавные буквы важны: ${milli} или ${mega}?`,
  answer_not_an_option: () => "Выберите один из вариантов.",
  ...editingRefusals,
  ...mediaRefusals,
  card_voided: () => "Эта карточка снята с игры.",
  nothing_to_restate: () => "Это ничего не изменит.",
  unknown_answer: () => "Такого ответа нет.",
  still_frozen: () => "Сначала покажите все результаты.",
  unknown_award: () => "Такой награды нет.",
  award_given: () => "Эта награда уже вручена.",
  too_many_awards: () => "Наград уже слишком много.",
  text_empty: () => "Сначала напишите что-нибудь.",
  too_many_questions: () => "Ваша команда уже много спросила. Подождите ответов.",
  unknown_question: () => "Такого вопроса нет.",
  already_answered: () => "На это уже ответили.",
  nothing_to_appeal: () => "Этот ответ уже засчитан.",
  already_appealed: () => "Ваша команда уже подала апелляцию на это решение.",
  results_are_final: () => "Итоги окончательные.",
  unknown_act: () => "Такого действия нет.",
  act_not_undoable: () => "Это уже отменено, или отменить это нельзя.",
  later_act_depends: ({ act }) =>
    act === undefined
      ? "На этом основано более позднее действие."
      : `На этом основано более позднее действие ${act}: сначала отмените его.`,
  bought_again: () => "Команда с тех пор купила карточку снова.",
  deadline_in_past: () => "Конец оказался бы в прошлом.",
  no_extra_time: ({ name }) =>
    `У команды${name === undefined ? "" : ` ${name}`} нет столько дополнительного времени.`,
  ...controlRefusals,
  already_frozen: () => "Таблица уже заморожена.",
  not_frozen: () => "Таблица не заморожена.",
  already_final: () => "Итоги уже окончательные.",
  final_needs_reason: () => "Ещё не всё закончено. Напишите, почему итоги всё равно окончательные.",
  invalid_message: () => "Сервер этого не понял. Обновите страницу и попробуйте снова.",
  too_fast: () => "Слишком быстро. Подождите немного и попробуйте снова.",
  overloaded: () => "Сервер занят. Попробуйте через мгновение.",
  contest_moved: () => "Соревнование переезжает на другой сервер. Попробуйте через мгновение.",
  turned_away: () => "Организатор не впустил эту команду. Спросите учителя.",
  already_settled: () => "Это уже решено: кто-то другой успел раньше.",
  internal: () => "На сервере что-то пошло не так. Попробуйте через мгновение.",
};

const httpProblems: Record<HttpProblemCode | NetworkTrouble, (params: Params) => string> = {
  invalid_request: () => "Какое-то поле заполнено неверно.",
  file_invalid: () => "В файле есть ошибки. Ничего не загружено.",
  body_too_large: ({ maxKiB }) =>
    maxKiB === undefined
      ? "Слишком много данных для отправки."
      : `Слишком много данных для отправки: не больше ${maxKiB} КиБ.`,
  body_too_slow: () => "Отправка заняла слишком много времени. Проверьте соединение и попробуйте ещё раз.",
  not_signed_in: () => "Вы не вошли.",
  wrong_password: () => "Имя или пароль неверны.",
  forbidden: () => "Это соревнование принадлежит кому-то другому.",
  other_origin: ({ origin, host, setting }) =>
    setting === undefined
      ? "Сервер принимает эту страницу за чужую. Откройте её по адресу, который показывает сервер."
      : `Сервер принимает эту страницу за чужую: её адрес ${origin}, а сервер считает своим ${host}. Если перед сервером стоит прокси, сервер надо запустить с ${setting}.`,
  not_found: () => "По этому адресу ничего нет.",
  unknown_room: () => "Соревнования с таким кодом нет. Сверьте его с большим экраном.",
  wrong_phase: () => "На этом этапе соревнования так нельзя.",
  not_confirmed: () => "Это не название и не код соревнования. Ничего не удалено.",
  too_many_failures: () => "Слишком много неудачных попыток. Подождите минуту и попробуйте снова.",
  in_line: ({ place }) =>
    place === undefined
      ? "Сейчас входят многие. Подождите немного и попробуйте ещё раз."
      : `Сейчас входят многие: вы в очереди под номером ${place}.`,
  waits_for_organizer: () => "Эту команду должен впустить организатор. Попробуйте чуть позже.",
  invitation_over: () =>
    "Этот код уже использован или устарел. Пусть первое устройство команды покажет новый, или войдите по названию и PIN-коду.",
  waits_for_team: ({ number }) =>
    number === undefined
      ? "Это устройство должен впустить кто-то из команды. Попробуйте через мгновение."
      : `Это устройство должен впустить кто-то из команды: на нём число ${number}.`,
  practice_full: () => "Все места для тренировок на этом сервере заняты. Попробуйте через несколько минут.",
  practice_too_often: ({ seconds }) =>
    seconds === undefined
      ? "Из этой сети начато слишком много тренировок. Подождите несколько минут."
      : `Из этой сети начато слишком много тренировок. Подождите ${forMinutes(Math.ceil(Number(seconds) / 60))}.`,
  ...beginningRefusals,
  ...readinessRefusals,
  ...mediaProblems,
  ...processProblems,
  ...tryingRefusals,
  contest_broken: () =>
    "Это соревнование сейчас не открывается: что-то не так с его записью. Ничего не потеряно. Другие соревнования идут.",
  not_saved: () => "Сервер сейчас не может сохранять. Попробуйте чуть позже.",
  internal: () => "На сервере что-то пошло не так. Попробуйте через мгновение.",
  unreachable: () => "Сервер не отвечает. Этот компьютер в школьной сети?",
  foreign_reply: () =>
    "Вместо сервера отвечает что-то по пути: фильтр, прокси или страница входа этой сети. Откройте один раз любую другую страницу или обратитесь к тому, кто отвечает за сеть.",
  sockets_blocked: () =>
    "Эта сеть пропускает страницы, но не живое соединение (WebSocket). Попросите того, кто отвечает за сеть, разрешить его для этого адреса, или подключитесь к другой сети.",
};

const goodbyes: Record<GoodbyeReason, { readonly title: string; readonly text: string }> = {
  signed_out: { title: "Вы вышли", text: "Вы вышли — возможно, в другой вкладке." },
  team_removed: {
    title: "Команда удалена",
    text: "Учитель удалил эту команду из соревнования. Когда он её вернёт, обновите страницу.",
  },
  team_gone: {
    title: "Сейчас вернёмся",
    text: "За эту команду долго никого не было, и она вышла. Страница создаст её заново.",
  },
  seat_released: {
    title: "Место освобождено",
    text: "Учитель освободил это место. Чтобы продолжить, войдите снова по названию команды и PIN-коду.",
  },
  contest_deleted: {
    title: "Соревнование удалено",
    text: "Организатор удалил это соревнование, участвовать в нём больше нельзя.",
  },
  too_fast: { title: "Слишком быстро", text: "Эта страница отправляла слишком много сразу." },
};

export const ru: Texts = {
  format,
  points,
  phases,
  purchaseStatuses: ruResultWords.statuses,
  ledgerReasons,
  rejections,
  httpProblems,
  goodbyes,
  app: {
    name: "Регата",
    language: "Язык",
    theme: "Оформление",
    themes: {
      contest: "Как в соревновании",
      light: "Светлое",
      dark: "Тёмное",
      contrast: "Контрастное",
      pink: "Розовое",
    },
    motion: "Движение",
    motionHint: "Ваша система просит поменьше движения.",
    sound: "Звук",
    soundOn: "Включить звуки",
    musicOn: "Музыка на большом экране",
    volume: "Громкость",
    haptics: "Вибрация",
    settings: "Настройки",
    skipToContent: "К содержанию",
    loading: "Загрузка …",
    notFoundTitle: "Такой страницы нет",
    notFoundText: "Возможно, в адресе опечатка. Есть такие страницы:",
    toJoin: "Войти в соревнование",
    toConsole: "Пульт организатора",
    crashedTitle: "Страница споткнулась",
    crashedText: "Ничего не потеряно: соревнование хранится на сервере. Обновите страницу, чтобы продолжить.",
    reload: "Обновить",
    updated: "Регата на сервере обновилась. Страница загружается заново; написанное сохранится.",
    lost: "Часть этой страницы потерялась по дороге. Страница загружается заново; написанное сохранится.",
    incomplete:
      "Часть этой страницы не доходит по сети. Если обновление не помогает, обратитесь к тому, кто отвечает за сеть.",
    stale:
      "Эта страница старше Регаты на сервере, и часть её пропала. Если обновление не помогает, очистите кэш браузера.",
    notReachedTitle: "Страница пока не открывается",
    close: "Закрыть",
    cancel: "Отмена",
    mostTaken,
    takeOut,
    tooLong: (over, most) => `${mostTaken(most)} ${takeOut(over)}`,
  },
  join: {
    title: "Войти в соревнование",
    lead: "Введите код с большого экрана.",
    code: "Код комнаты",
    codeHint: "6 букв и цифр",
    find: "Дальше",
    codeMissing: "Сначала введите код.",
    contest: "Соревнование",
    otherCode: "Другой код",
    newTeam: "Новая команда",
    secondLaptop: "Второе устройство команды",
    teamName: "Название команды",
    teamNameHint: "Его увидят все на большом экране",
    anotherName: "Другое название",
    suggestedTaken: (name) => `Название «${name}» только что заняли. Может быть, это?`,
    pin: "PIN-код команды",
    pinHint: "6 цифр; они показаны на первом устройстве команды",
    join: "Войти",
    takeSeat: "Занять место",
    inLine: (place: number, seconds: number) =>
      `Сейчас входят многие: вы в очереди под номером ${integer(place)}, примерно через ${integer(seconds)} с. Не закрывайте страницу: она впустит вас сама.`,
    deviceNumber: "Номер этого устройства —",
    waitsForOrganizer:
      "Организатор впускает команды по одной. Не закрывайте страницу: она впустит вас сама, как только он разрешит.",
    waitsForClick:
      "PIN-код этой команды много раз вводили неверно, поэтому вас должен впустить кто-то из команды или учитель: назовите им номер. Не закрывайте страницу, она впустит вас сама. Проверьте и название с PIN-кодом: с неверным ждать напрасно.",
    working: "Минутку …",
    nameMissing: "Сначала придумайте название команды.",
    invited: "Устройство команды приглашает это устройство в команду. Ни названия, ни PIN-кода не нужно.",
    withPin: "Войти по названию",
    pinMissing: "Введите шесть цифр PIN-кода.",
    entryClosed: "Вход для новых команд закрыт. Второе устройство всё ещё может войти по PIN-коду.",
    finished: "Это соревнование закончено.",
    toResults: "Посмотреть итоги",
    draft: "Это соревнование ещё не открыто. Попробуйте, когда учитель его откроет.",
    continueTitle: "На этом компьютере уже входили",
    continueAs: (name) => `Продолжить как ${name}`,
    forget: (name) => `Забыть ${name}`,
    roomOf: (code) => `комната ${code}`,
  },
  entrance: {
    door: "Устройство просит место",
    waiting: (count) =>
      plural(count, {
        one: `${integer(count)} устройство просит место.`,
        few: `${integer(count)} устройства просят место.`,
        many: `${integer(count)} устройств просят место.`,
        other: `${integer(count)} устройства просят место.`,
      }),
    device: "Устройство с номером",
    wantsToJoin: "просит место в вашей команде",
    wantsIn: "просит место в команде",
    doorWhy:
      "PIN-код он знает, но неверные вводили много раз. Впустите, только если видите на нём этот номер.",
    letIn: "Впустить",
    sendAway: "Нет",
  },
  status: {
    connecting: "Подключение …",
    reconnecting: "Связь потеряна. Подключаемся снова … Черновики сохранены.",
    notSaved: "Сервер сейчас не может сохранять и пробует снова. Ничего из того, что вы видите, не пропадёт.",
    paused: "Пауза. Можно читать и готовить ответы; покупки и ответы ждут.",
    finished: "Соревнование закончено.",
    late: "Последние две минуты! Что не решено к концу, пропадёт вместе с ценой.",
    lateRefund: "Последние две минуты! За нерешённое к концу очки вернутся.",
    lobby: "Ждём начала. Вы вошли!",
    startsAt: (time) => `Соревнование начнётся в ${time}.`,
    startsOn: (moment) => `Соревнование начнётся ${moment}.`,
  },
  play: {
    title: (team) => `${team} · Регата`,
    seatUnknownTitle: "Это место здесь неизвестно",
    seatUnknownText:
      "Его заняли на другом компьютере, или данные этого браузера стёрты. Войдите снова: PIN-код команды даст новое место.",
    joinAgain: "Войти снова",
    notReachedTitle: "Соревнование не отвечает",
    triesAgain: "Страница пробует снова сама. Ничего не пропало.",
    arrivingAs: (team) => `Занимаем место команды ${team}.`,
    refusedTitle: "Соревнование не открывается",
    balance: "Баланс",
    inPlay: "В игре",
    inPlayHint: "Заплачено за задачи в работе",
    slots: "Слоты",
    slotsUsed: (used, all) => `занято слотов: ${used} из ${all}`,
    place: "Место",
    placeOf: (place, all) => `${integer(place)} из ${integer(all)}`,
    timeLeft: "Осталось",
    sections: { board: "Поле", tasks: "Задачи", standings: "Таблица", team: "Команда" },
    board: "Поле",
    boardHelp: "Стрелки переводят между карточками, Enter открывает карточку.",
    cell: (category, price) => `${category}, ${points(price)}`,
    cellStates: {
      none: "",
      active: "в работе",
      failed: "не решена",
      expired: "не хватило времени",
      withdrawn: "отозвана",
      solved: (attempt) => `решена с${beforeOrdinal(attempt)} ${integer(attempt)}-й попытки`,
    },
    offers: {
      buy: "можно купить",
      relief: (pay) => `можно купить за ${points(pay)}`,
      blocked: "сейчас купить нельзя",
      none: "",
    },
    cardLabels: {
      attemptsLeft: (n) => left(n),
      solved: (attempt) => `${integer(attempt)}-я попытка`,
      failed: "не решена",
      expired: "время вышло",
      relief: (pay) => `за ${integer(pay)}`,
    },
    away: {
      title: (ms) => `Пока вас не было (${format.span(ms)})`,
      dismiss: "Понятно",
      phase: (phase) => `Соревнование теперь: ${phase}`,
      bought: (card) => `Ваша команда купила «${card}»`,
      solved: (card, reward) => `Ваша команда решила «${card}» (${format.signed(reward)})`,
      failed: (card) => `Ваша команда не решила «${card}»`,
      expired: (card) => `На «${card}» не хватило времени`,
      withdrawn: (card) => `Организатор отозвал «${card}»`,
      balance: (from, to) => `Баланс: ${integer(from)} → ${integer(to)}`,
      rose: (from, to) =>
        `Вы поднялись с${beforeOrdinal(from)} ${integer(from)}-го места на ${integer(to)}-е`,
      fell: (from, to) =>
        `Вы опустились с${beforeOrdinal(from)} ${integer(from)}-го места на ${integer(to)}-е`,
      more: (n) => `и ещё ${integer(n)}`,
    },
    cardTeams: {
      title: "У кого эта карточка",
      nobody: "Её ещё никто не купил.",
      solved: "Решили",
      active: "Решают",
      failed: "Не решили",
      expired: "Не успели",
      solver: (name, attempt) => `${name} (${integer(attempt)}-я попытка)`,
    },
    buyTitle: "Купить эту карточку?",
    buyCategory: "Тема",
    buyPrice: "Цена",
    buyKind: "Ответ",
    kinds,
    buyRewards: "Верный ответ по попыткам",
    attemptShort: (attempt) => `${integer(attempt)}-я`,
    rewardByAttempt: (attempt, reward) => `${integer(attempt)}-я попытка: ${integer(reward)}`,
    buyBalanceAfter: "Баланс после",
    slotsOf: (used, all) => `${used} из ${all}`,
    buySlots: "Слоты после",
    buyRelief: (pay, price) =>
      pay === 0
        ? `У команды ничего не осталось, поэтому карточка бесплатна. Она принесёт столько же, как за ${points(price)}.`
        : `Команде не хватает ни на одну карточку, поэтому эта отдаётся за всё, что осталось: ${points(pay)}. Она принесёт столько же, как за ${points(price)}.`,
    buyLate: (time) => `Осталось только ${time}. Что не решено к концу, пропадёт вместе с ценой.`,
    buyLateRefund: (time) => `Осталось только ${time}. За нерешённое к концу очки вернутся.`,
    buyConfirm: (pay) => `Купить за ${points(pay)}`,
    buyFree: "Взять бесплатно",
    buying: "Покупаем …",
    bought: (category, price) => `Куплено: ${category}, ${points(price)}.`,
    notBought: (category, price) => `Не куплено: ${category}, ${points(price)}.`,
    onItsWay: "Уже отправляется. Если закрыть окно, отправка не отменится.",
    tasks: "Задачи",
    noTasksTitle: "Нет задач в работе",
    tasksOver: "Задач больше нет: соревнование закончено",
    firstCardTitle: "Выберите первую карточку",
    lobbyTitle: "Скоро начнём. Вот как это будет:",
    noTasks: "Выберите карточку на поле и купите её: задача откроется здесь.",
    noTasksLobby:
      "Когда соревнование начнётся, выберите карточку на поле и купите её: задача откроется здесь.",
    taskTab: (category, price) => `${category} ${integer(price)}`,
    attemptsLeft: (n) => left(n),
    pays: "принесёт",
    timeSince: "Сколько времени прошло с покупки",
    statement: "Условие",
    taskCorrected: (time: string) => `Условие исправлено в ${time}: прочтите его ещё раз.`,
    statementWaiting: "Условие загружается …",
    answer: "Ваш ответ",
    answerHints: {
      number: "Например: 12, 0,75, 3/4, 1 3/4 или 50%",
      text: "Регистр и пробелы не важны, если в условии не сказано иначе",
      choice: "Выберите один вариант",
      several: "Выберите все верные",
    },
    mateTyping: (laptop) => `Устройство ${integer(laptop)} пишет:`,
    mateWrote: (laptop) => `Устройство ${integer(laptop)} написало:`,
    mateWritesHere: (laptop) => `Устройство ${integer(laptop)} вашей команды пишет ответ на эту задачу.`,
    mateAnswered: "Ответило другое устройство вашей команды:",
    takeDraft: "Взять себе",
    ownLaptop: (laptop) => `Это устройство ${integer(laptop)}.`,
    readAs: (reading) => `Прочитано как ${reading}`,
    questions: {
      answer_ambiguous_number: "Какое число вы имеете в виду?",
      answer_percent_unclear: "Какое число вы имеете в виду?",
      answer_percent_missing: "Сколько процентов вы имеете в виду?",
      answer_wrong_layout: "Не та раскладка? Вы имели в виду:",
      answer_capitals_count: "Заглавные буквы важны. Что вы имеете в виду?",
    },
    submit: "Ответить",
    submitting: "Проверяем …",
    lastAttempt: "Последняя попытка",
    triedTitle: "Ваши ответы",
    verdicts: { accepted: "верно", wrong: "неверно", annulled: "отменён" },
    right: (answer, reward) => `Верно! ${answer} — ${format.signed(reward)}`,
    wrongLeft: (answer, n) => `Неверно: ${answer}. Ещё ${attempts(n)}.`,
    balanceNow: (n) => `Теперь на балансе ${points(n)}.`,
    nextPays: (n) => `Верный ответ теперь принесёт ${points(n)}.`,
    chooseAnother: "Так бывает со всеми: выберите другую карточку.",
    wrongLast: (answer) => `Неверно: ${answer}. Это была последняя попытка, карточка потеряна.`,
    closed: {
      solved: (reward) => `Решена, ${format.signed(reward)}.`,
      failed: "Не решена: попытки кончились.",
      expired: "Время вышло раньше, чем задача была решена.",
      withdrawn: "Отозвана организатором.",
    },
    backToActive: "К открытым задачам",
    standings: "Таблица",
    standingsColumns: { place: "Место", team: "Команда", balance: "Баланс", inPlay: "В игре" },
    you: "ваша команда",
    ledger: "Счёт",
    ledgerColumns: { time: "Время", reason: "За что", change: "Изменение", balance: "Баланс" },
    ledgerEmpty: "Пока пусто.",
    team: "Команда",
    pinTitle: "PIN-код для второго устройства",
    pinUnknown: "Он больше никому не известен. Учитель может дать новый.",
    pinText: (code) => `На втором устройстве: код комнаты ${code}, название этой команды и PIN-код.`,
    addDevice: "Добавить устройство",
    deviceScan: "Отсканируйте код другим устройством. Он впускает одно устройство в течение пяти минут.",
    deviceQrLabel: "QR-код, который впускает ещё одно устройство этой команды",
    deviceCodeOver: "Время этого кода вышло.",
    deviceCame: (n) =>
      `Устройство вошло. Теперь у команды ${integer(n)} ${plural(n, { one: "устройство", few: "устройства", many: "устройств", other: "устройства" })}.`,
    deviceAgain: "Новый код",
    seatsTaken: (n) =>
      `В команде ${integer(n)} ${plural(n, { one: "устройство", few: "устройства", many: "устройств", other: "устройства" })}`,
    finalTitle: "Соревнование закончено",
    finalPlace: (place, all) => `${integer(place)}-е место из ${integer(all)}`,
    finalBalance: (n) => `${points(n)}`,
    toHistory: "Итоги и история вашей команды",
  },
  help: {
    open: "Как играть",
    gotIt: "Понятно",
    strip: (percent) => [
      "Выберите карточку и купите её",
      "Решите её задачу",
      `Получите до ${integer(percent)} % её цены`,
    ],
    pictureLabel:
      "1. Купите карточку: с баланса спишется её цена. 2. Решите задачу: введите ответ. 3. Получите очки: первая попытка приносит больше всего, каждый неверный ответ уменьшает награду.",
    steps: ["1. Купите", "2. Решите", "3. Получите"],
    notes: ["выберите карточку", "введите ответ", "точнее — выгоднее"],
    points: {
      start: (start, slots) =>
        `В начале у вас ${points(start)}. Одновременно можно решать ${integer(slots)} ${plural(slots, { one: "карточку", few: "карточки", many: "карточек", other: "карточки" })}.`,
      attempts:
        "Неверный ответ стоит попытки, и награда уменьшается. После последней попытки карточка пропадает вместе с ценой.",
      end: "Что не решено к концу, пропадает вместе с ценой. Побеждает команда, у которой больше очков.",
      endRefund: "За нерешённое к концу очки возвращаются. Побеждает команда, у которой больше очков.",
      relief:
        "Нет задач в работе и ни на одну карточку не хватает? Тогда самая дешёвая достанется за всё, что осталось, даже бесплатно.",
      worth: "В таблице то, что вы заплатили за задачи в работе, всё ещё считается вашим.",
      laptops:
        "За одну команду можно играть с нескольких устройств: их впускает PIN-код со вкладки «Команда», а ответ они пишут сообща.",
    },
  },
  freezing: {
    frozen: "Таблица заморожена",
    revealed: "показано",
    provisional: "Это предварительные итоги.",
    final: "Это окончательные итоги.",
    frozenResults: "Таблица заморожена: настоящие итоги ещё не показаны.",
    control: "Таблица",
    controlSome: "Таблица, не вся",
    controlTitle: "Заморозка, показ, итоги",
    ownOnly: "Каждая команда видит только свои очки.",
    firstPlaces: (places) =>
      places === 1 ? "Показано только первое место." : `Показаны места с 1 по ${integer(places)}.`,
    notShown: "Место не показано.",
    others: "Ещё играют:",
    seenTitle: "Что все видят в таблице",
    seen: { all: "Все места", first: "Первые места", own: "Без мест: каждой команде её очки" },
    seenPlaces: "Сколько мест",
    placesWrong: "Число от 1 до 999.",
    seenApply: "Показывать так",
    seenHint: "Вы видите всё. Свои очки команда видит всегда.",
    now: "Все видят таблицу такой, какая она есть.",
    hidden: (teams) => `Заморожена, скрытых результатов: ${integer(teams)}.`,
    freeze: "Заморозить таблицу",
    thaw: "Снова показать таблицу",
    minutes: "Заморозить самой, минут до конца",
    plan: "Назначить",
    planned: (minutes) => `Назначено: за ${integer(minutes)} мин до конца.`,
    noPlan: "Не замораживать",
    next: (name, place, balance) =>
      `Следующий шаг покажет: ${name}, место ${integer(place)}, ${points(balance)}.`,
    shownSoFar: (points) => `Пока все видят ${integer(points)}.`,
    revealNext: "Показать следующий результат",
    revealAll: "Показать все результаты",
    reason: "Почему они всё равно окончательные",
    markFinal: "Объявить итоги окончательными",
  },
  console: {
    title: "Пульт",
    signInTitle: "Вход",
    signInLead: "Для организаторов. Командам учётная запись не нужна.",
    login: "Имя",
    password: "Пароль",
    signIn: "Войти",
    signOut: "Выйти",
    notSignedOut: "Вы ещё не вышли.",
    signedInAs: (login) => `Вы вошли как ${login}`,
    fieldsMissing: "Введите имя и пароль.",
    contests: "Ваши соревнования",
    noContests: "Соревнований пока нет. Создайте первое из файла.",
    columns: { title: "Название", code: "Код", phase: "Этап", created: "Создано" },
    broken: "Не открывается",
    downloadContest: "Скачать",
    downloaded: "Сохранено в файл.",
    downloadJournal: "Скачать его журнал",
    fromFile: "Новое соревнование из файла",
    file: "Таблица или файл соревнования",
    fileHint:
      "Таблица (.xlsx, .ods, .csv) со столбцами категория, баллы, вопрос, ответ или документ соревнования (.json)",
    warnings: (title, n) =>
      `«${title}» создано. ${integer(n)} ${plural(n, { one: "место выглядит", few: "места выглядят", many: "мест выглядят", other: "места выглядят" })} странно: можно играть так или поправить файл и загрузить его снова.`,
    openMade: "К соревнованию",
    contestTitle: "Название",
    contestLanguage: "Язык соревнования",
    contestTheme: "Оформление",
    contestThemeHint: "Пока зритель не выберет другое в настройках",
    themeOfSystem: "Как в системе у каждого",
    duration: "Длительность, минут",
    startsAt: "Начать по расписанию (необязательно)",
    startsAtHint: "Если не заполнить, вы начнёте соревнование вручную",
    create: "Создать соревнование",
    creating: "Читаем файл …",
    encoding: "Кодировка файла",
    encodingOfFile: "Определить",
    encodingReads: (name, text) => `${name}: ${text}`,
    fileMissing: "Сначала выберите файл.",
    titleMissing: "Дайте соревнованию название.",
    durationWrong: "Длительность — целое число минут, от 1 до 1440.",
    problems: (n) =>
      `В файле ${integer(n)} ${plural(n, { one: "ошибка", few: "ошибки", many: "ошибок", other: "ошибки" })}. Ничего не загружено.`,
    problemColumns: { row: "Строка", column: "Столбец", problem: "Ошибка" },
    made: "Соревнование создано.",
    toList: "Все соревнования",
    notices: "Уведомления",
    phase: "Этап",
    roomCode: "Код комнаты",
    control: "Управление",
    actions: {
      openLobby: "Открыть сбор",
      start: "Начать",
      pause: "Пауза",
      resume: "Продолжить",
      finish: "Закончить",
      reopen: "Открыть снова",
      closeEntry: "Закрыть вход",
    },
    phaseHints: {
      draft: "Войти пока нельзя. Откройте сбор, когда класс будет готов.",
      lobby: "Команды могут входить. Начните, когда все соберутся.",
      running: "Команды покупают и отвечают.",
      paused: "Покупки и ответы ждут; часы стоят.",
      finished: "Соревнование закончено. Его можно открыть снова.",
    },
    extend: "Передвинуть конец",
    extendBy: (minutes) => `${format.signed(minutes)} мин`,
    finishTitle: "Закончить соревнование сейчас?",
    finishText: "Задачи в работе закроются, будто время вышло. Соревнование потом можно открыть снова.",
    reopenTitle: "Открыть соревнование снова?",
    reopenText:
      "Задачи, которым не хватило времени, продолжатся. Назначенные заморозка и действия, которые наступили бы сразу, отменяются.",
    reopenMinutes: "Сколько минут играть",
    startEmptyTitle: "Начать без команд?",
    startEmptyText: "Ещё никто не вошёл. Опоздавшие смогут войти и потом.",
    done: "Готово.",
    sentLater: "Связи нет. Отправим, как только она появится.",
    addresses: "Для учеников",
    addressesText: "Ученики открывают этот адрес:",
    addressesMany:
      "Ученики открывают один из этих адресов. Отмеченный показан на большом экране этого браузера:",
    showAddress: (address) => `Показывать ${address} на большом экране`,
    addressesNone: "Сетевой адрес не найден; войти можно только с этого компьютера.",
    toScreen: "Большой экран",
    toResults: "Итоги",
    teams: "Команды",
    teamsCount: (here, limit) => `${integer(here)} из ${integer(limit)}`,
    account: accountWords,
    clock: {
      wall_clock_moved: (minutes: number, byMs: number) =>
        `Часы компьютера, на котором работает Регата, перевели ${byMs > 0 ? "вперёд" : "назад"} на ${integer(minutes)} мин. Время соревнования идёт как шло; начало по расписанию остаётся по прежним часам, пока Регата не запущена заново.`,
      clock_set_back: (minutes: number, _byMs: number) =>
        `Регата запущена по часам, которые отстают от последнего события соревнования на ${integer(minutes)} мин. Идущее соревнование поставлено на паузу, его конец перенесён: проверьте оставшееся время и продолжите.`,
    },
    socketless: (count: number) =>
      `${count === 1 ? "Страница одной команды видит этот сервер, но не получает" : `Страницы команд (${count}) видят этот сервер, но не получают`} живого соединения (WebSocket): его не пропускает фильтр, прокси или часть сети. Может помочь другая сеть или другой браузер:`,
    crowd: {
      title: "Много команд с одного адреса",
      burst: (n: number, seconds: number) =>
        `За ${integer(seconds)} с ${plural(n, { one: "вошла", other: "вошло" })} ${teams(n)} с одного адреса,`,
      steady: "Команды входят быстрее одной в секунду с одного адреса,",
      waiting: "Другие там ждут в очереди.",
      here: (present: number, absent: number) =>
        absent === 0
          ? `Сейчас оттуда здесь ${teams(present)}.`
          : `Сейчас оттуда здесь ${teams(present)}; из них ни разу не были на связи: ${integer(absent)}.`,
      applicants: (n: number) =>
        `Оттуда ${plural(n, { one: "ждёт", other: "ждут" })} разрешения войти ${teams(n)}.`,
      removeAbsent: (absent: number) => `Удалить тех, кого не было на связи (${integer(absent)})`,
      removeAll: (present: number) => `Удалить всех (${integer(present)})`,
      turnAway: (n: number) => `Не впускать оттуда никого (${integer(n)})`,
      lift: "Это наши",
      removeAllTitle: (present: number) => `Удалить всех: ${teams(present)}?`,
      removeAllText: (wereHere: number) =>
        `Были на связи или уже что-то купили: ${teams(wereHere)}. Они покинут соревнование насовсем.`,
    },
    noTeams: "Команд пока нет.",
    teamColumns: {
      place: "Место",
      team: "Команда",
      seats: "Места на связи",
      pin: "PIN",
      balance: "Баланс",
      solved: "Решено",
      active: "В работе",
      actions: "Действия",
    },
    seatsOnline: (online, all) => `${integer(online)} из ${integer(all)}`,
    admit: "Впустить команду",
    admitHint: "Можно и при закрытом входе. Её PIN-код открывает первое место.",
    admitName: "Название команды",
    admitButton: "Впустить",
    admitted: (name) => `Команда ${name} в игре. Её PIN-код — в таблице.`,
    rename: "Переименовать",
    renameTitle: (name) => `Переименовать команду ${name}`,
    remove: "Удалить",
    removeTitle: (name) => `Удалить команду ${name}?`,
    removeText:
      "Команда покинет соревнование и таблицу. Вернуть её можно в списке «Удалённые команды», там же, где впускают команды.",
    seats: "Места",
    seatsTitle: (name) => `Места команды ${name}`,
    seatsText: "Освобождённое место сразу отключается; его сможет занять другое устройство.",
    seatNumber: (n) => `Место ${integer(n)}`,
    releaseSeat: "Освободить",
    noSeats: "Ни одно место не занято.",
    pinUnknown: "неизвестен",
    newPin: "Дать новый PIN-код",
    newPins: "Новые PIN-коды",
    newPinText: "Старый PIN-код больше не откроет ни одного места; занятые места остаются.",
    save: "Сохранить",
  },
  readiness: readinessWords,
  repairs: repairWords,
  rules: ruleWords,
  exports: exportsWords,
  pictures: pictureWords,
  staging: stagingWords,
  studio: studioWords,
  flow: flowWords,
  tables: tableWords,
  taskFirst: taskFirstWords,
  trying: tryingWords,
  editors: editorWords,
  formulas: formulaWords,
  heal: healWords,
  audit: auditTexts,
  back: backWords,
  teams: teamWords,
  control: controlWords,
  questions: questionWords,
  boats: boatWords,
  cards: cardWords,
  closing: closingWords,
  library: libraryWords,
  service: serviceWords,
  beginning: beginningWords,
  cockpit: {
    panesLabel: "Части страницы",
    panes: {
      teams: "Команды",
      board: "Доска",
      feed: "Лента",
      hints: "Подсказки",
      questions: "Вопросы",
      closing: "После конца",
      worth: "График",
      acts: "Действия",
      notes: "Заметки",
      entrance: "Впустить",
    },
    heats: { 0: "тихо", 1: "есть движение", 2: "оживлённо", 3: "очень оживлённо" },
    hinted: "есть подозрение насчёт ключа",
    tile: (working, solved, failed) =>
      `решают: ${integer(working)}, решили: ${integer(solved)}, не решили: ${integer(failed)}`,
    statement: "Условие",
    noTask: "Условие не пришло. При следующем подключении оно будет запрошено снова.",
    rightAnswer: "Верный ответ",
    rightOption: "верно",
    judging: {
      folds: {
        case: "заглавные буквы",
        spaces: "пробелы",
        yo: "ё и е",
        quotes: "кавычки",
        dashes: "тире",
      },
      exact: "Число сравнивается точно: как бы его ни записали, 0,5 и 1/2 — одно и то же.",
      within: (tolerance) => `Число: верно, если отличается не больше чем на ${tolerance} в любую сторону.`,
      one: "Выбирают один вариант; верен отмеченный.",
      several: "Верно, если выбраны в точности отмеченные варианты.",
      text: (answers, counting) =>
        `${answers === 1 ? "Верен текст, который читается так же." : "Верен любой из этих текстов."} ${
          counting === "" ? "Заглавные буквы, пробелы, кавычки и тире не важны." : `Важны: ${counting}.`
        }`,
    },
    answers: "Ответы",
    noAnswers: "Никто ещё не отвечал.",
    answersCount: (n) => `× ${integer(n)}`,
    whoAnswered: "Кто и когда",
    verdicts: { accepted: "верно", wrong: "неверно", annulled: "отменён" },
    ruled: (verdict) => `теперь ${verdict}`,
    inFeed: "В ленте",
    hint: {
      sameWrong: (n, answer, solved) =>
        `Ответ ${answer} ${plural(n, { one: "дала", other: "дали" })} ${teams(n)}${solved === 0 ? ", и никто не решил" : `, ${plural(solved, { one: "решила", other: "решили" })} ${integer(solved)}`}: верен ли ключ?`,
      nobodySolves: (n) =>
        `${plural(n, { one: "Закончила", other: "Закончили" })} ${teams(n)}, и никто не решил: проверьте условие и ключ.`,
    },
    noHints:
      "Ничего подозрительного: нет карточек с одинаковыми неверными ответами, нет и таких, что никто не решает.",
    feedKind: "Что",
    feedTeam: "Команда",
    feedCard: "Карточка",
    allKinds: "Всё",
    allTeams: "Все команды",
    allCards: "Все карточки",
    feedKinds: { teams: "Команды", purchases: "Покупки", answers: "Ответы", contest: "Соревнование" },
    feedEmpty: "Пока ничего.",
    feedMore: "Показать ещё",
    feedWords: { joined: "в игре", left: "удалена", bought: "покупает", withdrawn: "возвращает" },
    contestNews: {
      started: "Соревнование началось",
      paused: "Соревнование на паузе",
      resumed: "Соревнование продолжается",
      finished: "Соревнование закончено",
      reopened: "Соревнование снова открыто",
      entry_opened: "Вход открыт",
      entry_closed: "Вход закрыт",
      countdown: "Идёт отсчёт",
      countdown_over: "Отсчёт окончен",
      covered: "Внимание сюда: доски закрыты",
      uncovered: "Доски открыты",
      stopped: "Экстренная остановка",
      stop_over: "Экстренная остановка окончена",
      frozen: "Таблица заморожена",
      thawed: "Таблица снова показана",
      places: "В таблице показаны другие места",
      final: "Итоги окончательные",
    },
    deadlineMoved: (ms) =>
      ms > 0 ? `Конец позже на ${format.span(ms)}` : `Конец раньше на ${format.span(-ms)}`,
    extraTime: (ms) =>
      ms > 0 ? `получает ещё ${format.span(ms)}` : `теряет из дополнительного времени ${format.span(-ms)}`,
    messageToAll: "Всем:",
    messageTo: (names) => `Кому: ${names}:`,
    columns: {
      place: "Место",
      team: "Команда",
      seats: "На связи",
      worth: "Всего",
      balance: "Баланс",
      inPlay: "В игре",
      active: "В работе",
      idle: "Молчит",
      solved: "Решено",
    },
    columnHints: {
      place: "Место в таблице",
      team: "Название",
      seats: "Сколько устройств на связи из занявших место",
      worth: "Баланс и заплаченное за карточки в работе: по этому считаются места",
      balance: "Очки",
      inPlay: "Сколько заплачено за карточки в работе",
      active: "Карточки в работе, × оставшиеся попытки",
      idle: "Сколько прошло с последней покупки или ответа",
      solved: "Сколько карточек решено",
    },
    sortBy: (column) => `Упорядочить: ${column}`,
    search: "Найти команду",
    filter: "Какие команды",
    filters: {
      all: "Все",
      offline: "Не на связи",
      stuck: "Застряли",
      poor: "Мало очков",
      marked: "Названия",
    },
    filterHints: {
      all: "Все команды",
      offline: "Никого из команды нет на связи",
      stuck: "Карточка в работе, а покупок и ответов нет уже пять минут",
      poor: "Очков не хватает и на самую дешёвую карточку",
      marked: "Название, на которое стоит посмотреть",
    },
    nobodyFound: "Таких команд нет.",
    select: (name) => `Выбрать: ${name}`,
    selectShown: "Выбрать всех показанных",
    bulk: "Выбранные команды",
    selectedCount: (n) => `Выбрано: ${integer(n)}`,
    removeSelected: "Удалить",
    clearSelection: "Снять выбор",
    removeSeveralTitle: (n) => `Удалить ${theTeams(n)}?`,
    removedSeveral: (n) => `Удалено: ${teams(n)}.`,
    lastSeen: (time) => `Последний раз на связи в ${time}`,
    lastSeenWord: "на связи был",
    attemptsLeft: (n) => `осталось: ${attempts(n)}`,
    purchases: "Карточки",
    noPurchases: "Пока ничего не куплено.",
    noWorth: "График начнётся вместе с соревнованием.",
    worthLabel: (names) => `Баланс и очки в игре по времени. Сейчас: ${names}`,
    noteTitle: "Новая заметка",
    noteLabel: "Заметка",
    noteHint: "Только в этом браузере; больше её никто не видит.",
    noteSave: "Сохранить",
    noteRemove: "Удалить",
    noteRemoveLabel: (text) => `Удалить заметку «${text}»`,
    noNotes: "Нажмите N в любой момент: заметка запомнит время и открытую команду или карточку.",
    notesExport: "Сохранить в файл",
    notesFile: "zametki",
  },
  screen: {
    title: "Большой экран",
    howToJoin: "Как войти",
    openAddress: "Откройте",
    orAddress: (addresses) => `или ${addresses.join(" · ")}`,
    enterCode: "и введите код",
    orScan: "или наведите камеру",
    qrLabel: "QR-код страницы входа",
    localOnly: "Сеть не найдена: войти можно только с этого компьютера.",
    address: "Адрес",
    nextAddress: (address) => `Показать ученикам ${address} (A)`,
    code: "Код",
    entryClosed: "Вход закрыт. Опоздавших впускает учитель.",
    nobodyYet: "Ждём первую команду …",
    teamsHere: (n) => `Здесь ${teams(n)}`,
    online: "на связи",
    offline: "нет связи",
    startsIn: "Начало через",
    startsNow: "Начинаем …",
    board: "Поле",
    standings: "Таблица",
    finalStandings: "Итоговая таблица",
    leaders: "Первые три",
    columns: { place: "Место", team: "Команда", balance: "Баланс", inPlay: "В игре" },
    page: (page, all) => `${integer(page)}/${integer(all)}`,
    timeLeft: "Осталось",
    paused: "Пауза",
    pausedText: "Покупки и ответы ждут, часы стоят.",
    live: "В эфире",
    stale: "Нет связи",
    staleSince: (time) => `Не обновлялось с ${time}`,
    notSaved: "Не сохранено, пробуем снова",
    retrying: "Страница пробует снова сама.",
    connectingTitle: "Подключаемся …",
    connectingText: (code) => `Ищем соревнование ${code}.`,
    unknownTitle: (code) => `Соревнования ${code} нет`,
    unknownText: "Сверьте код в адресе с пультом организатора.",
    draftTitle: "Ещё не открыто",
    draftText: "Страница оживёт сама, когда организатор откроет сбор.",
    troubleTitle: "Нет картинки",
    finished: "Соревнование закончено",
    podium: "Победители",
    andMore: (n) => `и ещё ${integer(n)}`,
    nobody: "Никто не участвовал.",
    toResults: "Все итоги",
    fullscreen: "Во весь экран (F)",
    leaveFullscreen: "Выйти из полного экрана (Escape)",
    card: (category, price) => `${category} ${integer(price)}`,
    twinCaption: "Поле: сколько команд решили каждую карточку, решают её или не решили",
    tally: ({ solved, active, failed }) =>
      `✓ решили: ${integer(solved)}, ✎ решают: ${integer(active)}, ✗ не решили: ${integer(failed)}`,
    celebrated: {
      firstSolve: (teams, card) => `«${card}» решена впервые: ${teams}`,
      lead: (teams) => `Новый лидер: ${teams}!`,
      sharedLead: (teams) => `${teams}: вровень с лидером`,
      lastMinutes: "Осталось меньше двух минут",
      bell: "Звонок! Соревнование закончено",
    },
    soundBlocked: "Щёлкните, чтобы включить звук",
    maySleep: "Этот компьютер может сам погасить экран: отключите это в его настройках питания.",
    menu: "Меню экрана",
    mute: "Выключить звук (M)",
    unmute: "Включить звук (M)",
    shows: "Что показано (S)",
    shown: (view) => `Показано: ${view}`,
    show: {
      all: "Всё по ходу игры",
      race: "Гонка",
      standings: "Таблица",
      board: "Поле",
      join: "Как войти",
    },
    keysButton: "Клавиши (?)",
    keysTitle: "Клавиши",
    keys: {
      A: "другой адрес этого компьютера для учеников",
      F: "во весь экран и обратно",
      L: "включить и выключить музыку",
      M: "включить и выключить звук",
      N: stagingWords.goOnKey,
      S: "что показано: всё по ходу игры, гонка, таблица, поле, как войти",
      "?": "этот список",
    },
    staleTitle: "Нет связи",
    staleVeil: (time) => `Картинка застыла в ${time} и не меняется. Пробуем снова\u00A0…`,
    frozenVeil: "Этот компьютер перестал показывать происходящее. Если так и останется, обновите страницу.",
    ticker: "Что произошло",
    tickerEmpty: "Здесь появится то, что произойдёт.",
    happened: {
      started: "Соревнование началось",
      paused: "Пауза",
      resumed: "Соревнование продолжается",
      finished: "Соревнование закончено",
      reopened: "Соревнование снова открыто",
      joined: (team) => `Команда ${team} в игре`,
      left: (team) => `Команда ${team} выбыла`,
      bought: (team, card) => `${team}: куплена «${card}»`,
      solved: (team, card, attempt) =>
        `${team}: решена «${card}» с${beforeOrdinal(attempt)} ${integer(attempt)}-й попытки`,
      failed: (team, card) => `${team}: не решена «${card}»`,
    },
  },
  practice: {
    title: "Тренировка",
    lead: "Играйте в одиночку по правилам настоящего соревнования. Ничего не засчитывается, и никто не смотрит.",
    toPractice: "Потренироваться",
    boards: "Поле",
    loading: "Ищем поля …",
    retry: "Попробовать снова",
    size: (rows: number, columns: number, count: number) =>
      `${integer(rows)} × ${integer(columns)}, ${cards(count)}`,
    languages: { en: "на английском", ru: "на русском" } satisfies Record<Language, string>,
    answers: (kinds: string) => `ответы: ${kinds}`,
    kinds: { number: "числа", text: "слова", choice: "выбор" } satisfies Record<CheckerKind, string>,
    clock: "Время",
    withoutClock: "Без часов",
    minutes,
    start: "Начать",
    starting: "Начинаем …",
    lifetime:
      "Тренировка хранится полчаса после того, как вы её покинули. Если сервер перезапустят, она пропадёт, и можно будет начать заново.",
    mark: "Тренировка: ничего не засчитывается",
    finish: "Закончить",
    finishTitle: "Закончить тренировку?",
    finishText: "Задачи в работе закроются: время вышло.",
    finishing: "Заканчиваем …",
    doneTitle: "Тренировка окончена",
    donePoints: (n: number) => `У вас ${points(n)}`,
    doneSolved: (solved: number, all: number) => `решено карточек: ${integer(solved)} из ${integer(all)}`,
    again: "Ещё раз",
    otherBoards: "Другие поля",
    goneTitle: "Этой тренировки больше нет",
    goneText:
      "Сервер перезапустили, или вас не было больше получаса. Ничего не засчитывалось. Можно сразу начать заново.",
    continueWith: (board: string) => `Тренировка: ${board}`,
  },
  results: {
    title: "Итоги",
    notFinished: "Итоги появятся здесь, когда соревнование закончится.",
    finishedAt: (time) => `Закончено ${time}`,
    standings: "Итоговая таблица",
    columns: { ...ruResultWords.columns, solved: "Решено" },
    nobody: "Никто не участвовал.",
    historyOf: (name) => `История команды ${name}`,
    historyColumns: {
      card: "Карточка",
      status: "Итог",
      answers: "Ответы",
      paid: "Заплачено",
      reward: "Получено",
    },
    noPurchases: "Команда не купила ни одной карточки.",
    ledger: "Счёт",
    matrix: "Команды × карточки",
    matrixHint: "✓ решена, с какой попытки · ✗ не решена · … не хватило времени",
    matrixCell: (status, used) => `${status}, ${attempts(used)}`,
    matrixNotBought: "не куплена",
    downloadSheet: "Скачать таблицу (.xlsx)",
    download: "Скачать CSV",
    retry: "Попробовать снова",
    signIn: "Организаторам: войдите, чтобы увидеть таблицу всех команд",
    backToPlay: "Вернуться к соревнованию",
    backToConsole: "Вернуться к пульту",
    backToScreen: "К большому экрану",
  },
  decor: decorWords,
};
