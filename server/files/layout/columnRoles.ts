import type { ColumnRole } from "../../../shared/contestFile/columnRoles.ts";

/** What teachers write above their columns, in English and Russian; see `plainName` for how it is compared. */
const names: Readonly<Record<Exclude<ColumnRole, "option">, string>> = {
  row: "row | board row | строка | ряд",
  column: "column | col | board column | столбец | колонка",
  category: `category | categories | topic | topics | theme | subject | section | area
    | категория | категории | тема | темы | раздел | рубрика | предмет | блок | название категории`,
  price: `price | points | point | pts | cost | value | score | worth | points for the answer
    | цена | цены | балл | баллы | очки | стоимость | номинал | количество баллов | кол-во баллов | число баллов | баллов | очков`,
  kind: `kind | type | question type | answer type | task type | kind of answer
    | вид | тип | тип вопроса | тип ответа | тип задания | вид ответа | вид задания`,
  statement: `statement | question | questions | task | tasks | problem | problems | exercise | prompt | text | question text | task text
    | вопрос | вопросы | задание | задания | задача | задачи | условие | условие задачи | текст | текст вопроса | текст задания
    | текст задачи | формулировка | формулировка вопроса`,
  answer: `answer | answers | key | answer key | correct | correct answer | correct answers | right answer | correct option
    | correct choice | correct options | solution key
    | ответ | ответы | ключ | правильный ответ | правильные ответы | верный ответ | верные ответы | правильный вариант | верный вариант
    | правильно | верно`,
  choices: `choices | options | variants | answer options | answer choices | possible answers
    | варианты | варианты ответа | варианты ответов | выбор | варианты выбора`,
  tolerance:
    "tolerance | error | accuracy | margin | погрешность | допуск | точность | допустимая погрешность",
  exact: "exact | different | различать | точно",
  solution: "solution | explanation | worked solution | решение | пояснение | разбор | объяснение",
  ignored: `comment | comments | note | notes | remark | remarks | source | author | grade | time | time limit | number | no | nr | n
    | комментарий | комментарии | примечание | примечания | заметка | заметки | источник | автор | класс | время | номер | n п/п | п/п | пп`,
};

const roleOfName: ReadonlyMap<string, ColumnRole> = new Map(
  Object.entries(names).flatMap(([role, list]) =>
    list.split("|").map((name) => [plainName(name), role as ColumnRole] as const),
  ),
);

/** Whatever is longer is a text. */
const MAX_NAME_CHARACTERS = 60;

/** What a header cell says its column is; null: nothing known. Options have a number or letter: `Option A`, `Вариант 2`, `Б`. */
export function roleOfHeader(cell: string): ColumnRole | null {
  if (cell.length > MAX_NAME_CHARACTERS) return null;
  const whole = plainName(cell);
  const role =
    roleOfName.get(whole) ?? roleOfName.get(plainName(cell.replace(/\([^)]*\)|\[[^\]]*\]/gu, " ")));
  if (role !== undefined) return role;
  if (optionLabel(cell) !== null) return "option";
  // `Вопрос / задание`, `Points, max`
  const [first = "", ...others] = cell.split(/[/,|;]/u);
  return others.length > 0 ? (roleOfName.get(plainName(first)) ?? null) : null;
}

/** The letter or number of the option that a header cell announces, in lower case. */
export function optionLabel(cell: string): string | null {
  const [, label] = OPTION.exec(plainName(cell)) ?? [];
  return label ?? null;
}

const OPTION =
  /^(?:(?:answer )?(?:option|choice|variant)|answer|вариант(?: ответа)?|ответ|выбор)? ?n? ?(\d{1,2}|[a-hа-з])$/u;

/** Without case, marks, ё, numero signs and blanks that mean nothing. */
function plainName(name: string): string {
  return name
    .replace(/[№#]/gu, " n ")
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/["'«»“”„*:.?!_()[\]]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}
