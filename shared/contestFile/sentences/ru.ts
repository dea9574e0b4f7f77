import type { Language } from "../../languages.ts";
import { encodingNames } from "../encodings.ts";
import type { FileProblemSentences } from "../problemParams.ts";
import { ruTables } from "./ruTables.ts";

/** What a file is instead of a table. */
const foreignKinds = {
  document: "текстовый документ",
  presentation: "презентация",
  archive: "архив",
  pdf: "PDF",
  picture: "картинка",
  web_page: "веб-страница",
  xml: "XML",
} as const;

const kindsOfValues: Readonly<Record<string, string>> = {
  string: "текст",
  number: "число",
  int: "целое число",
  boolean: "true или false",
  array: "список в […]",
  object: "поля в {…}",
  record: "поля в {…}",
};

const counted = { characters: "Символов", entries: "Элементов" } as const;

const languageNames: Readonly<Record<Language, string>> = { en: "английском", ru: "русском" };

/** What is wrong with a contest file, in Russian. */
export const ru: FileProblemSentences = {
  ...ruTables,
  empty_file: () => "Файл пуст.",
  too_large: ({ maxKiB, foundKiB }) =>
    `В файле ${foundKiB} КиБ, а может быть не больше ${maxKiB}. Уберите картинки или сделайте из него два соревнования.`,
  spreadsheet_file: () =>
    "Это документ электронной таблицы, а не файл CSV. Сохраните его как «CSV UTF-8» и загрузите тот файл.",
  siq_file: () =>
    "Это пакет SIGame (.siq): Регата его не читает. Перенесите вопросы в таблицу со столбцами row, column, category, price, kind, statement, answer.",
  ctfd_export: () =>
    "Это выгрузка из CTFd. Выгрузите задачи как CSV, переименуйте description в statement, value в price, flags в answer и добавьте столбцы row, column и kind.",
  foreign_file: ({ kind }) =>
    `Это ${foreignKinds[kind]}, а не таблица. Перенесите задачи в таблицу, сохраните её как «CSV UTF-8» и загрузите тот файл.`,
  json_broken: ({ line }) =>
    `Похоже на JSON, но он обрывается в строке ${line}: не хватает запятой, кавычки или скобки либо есть лишняя.`,
  json_not_a_contest: ({ format }) =>
    `Это JSON чего-то другого: файл соревнования начинается с "format": "${format}". Загрузите такой файл или таблицу, сохранённую как «CSV UTF-8».`,
  document_version_unfit: ({ known }) => `Версия файла соревнования — целое число от 1 до ${known}.`,
  document_version_later: ({ version, known }) =>
    `Файл записан более новой Регатой: его версия ${version}, а эта читает до ${known}. Обновите Регату.`,
  other_language: ({ language }) =>
    `В файле соревнование на ${languageNames[language]} языке: по нему читаются числа. Выберите этот язык.`,
  field_missing: () => "Этого поля не хватает.",
  field_unknown: ({ names }) => `Здесь неизвестно: ${names}.`,
  field_wrong_type: ({ expected }) =>
    `Здесь значение другого вида, а нужно: ${kindsOfValues[expected] ?? expected}.`,
  field_not_one_of: ({ cell, known }) => `«${cell}» — не из списка: ${known}.`,
  field_too_big: ({ max, counts }) =>
    counts === "value" ? `Значение больше ${max}.` : `${counted[counts]} больше ${max}.`,
  field_too_small: ({ min, counts }) =>
    counts === "value" ? `Значение меньше ${min}.` : `${counted[counts]} меньше ${min}.`,
  field_unfit: () => "Такое значение здесь не годится.",
  correct_unfit: () =>
    "Верные варианты — это номера вариантов, начиная с 1, каждый один раз; один, если нельзя выбрать несколько.",
  card_repeated: ({ other }) => `То же самое, что у ${other}.`,
  card_outside: ({ rows, columns }) => `Карточка стоит вне доски: на ней рядов ${rows}, столбцов ${columns}.`,
  picture_missing: ({ name }) => `Картинки «${name}» в файле нет: вместо неё стоит её подпись.`,
  picture_unused: ({ name }) => `Картинку «${name}» не показывает ни одна задача: она пропущена.`,
  picture_unreadable: ({ name }) =>
    `Картинка «${name}» не читается: это не PNG, JPEG, GIF или WebP, либо файл испорчен.`,
  pictures_too_many: ({ max, maxMiB }) =>
    `В соревновании может быть не больше ${max} картинок, вместе не больше ${maxMiB} МиБ. Уберите часть или сделайте два соревнования.`,
  pictures_unavailable: () => "Этот сервер не принимает картинки. Загрузите файл без них.",
  too_many_aside: ({ max }) => `Рядом с доской может лежать не больше ${max} карточек.`,
  pictures_too_large: ({ max }) =>
    `Вместе с именами картинок текст длиннее ${max} символов. Сократите его или покажите меньше картинок.`,
  title_missing: () => "В таблице нет названия соревнования: укажите его.",
  foreign_table: ({ found, missing }) =>
    `Это таблица не соревнования: в ней столбцы ${found}, а столбцов ${missing} нет.`,
  unclear_encoding: ({ line, readings }) =>
    `Непонятно, в какой кодировке файл. В строке файла ${line} может быть: ${readings
      .map(({ encoding, text }) => `«${text}» (${encodingNames[encoding]})`)
      .join(", ")}. Выберите кодировку или сохраните файл как «CSV UTF-8».`,
  not_in_encoding: ({ encoding, line, text }) =>
    `Строка файла ${line} не в кодировке ${encodingNames[encoding]}: «${text}». Выберите другую кодировку или сохраните файл как «CSV UTF-8».`,
  garbled_text: ({ line, text, meant }) =>
    `Строка файла ${line} испорчена: «${text}», вероятно, вместо «${meant}». Файл открыли не в той кодировке и так сохранили: сохраните его заново из исходного. Если так и задумано, выберите кодировку.`,
  broken_utf8: ({ line, text }) =>
    `В строке файла ${line} испорчен символ: «${text}». Напишите это место заново и сохраните файл как «CSV UTF-8».`,
  not_text: ({ line }) => `В строке файла ${line} есть символы, которые не являются текстом. Это точно CSV?`,
  not_a_contest: ({ expected }) =>
    `Это не файл соревнования: в первой строке должны стоять названия столбцов ${expected}.`,
  unclosed_quote: ({ line }) =>
    `В записи, которая начинается в строке файла ${line}, кавычка открыта и нигде не закрыта.`,
  stray_quote: () =>
    "Внутри ячейки стоит кавычка. Возьмите всю ячейку в кавычки, а каждую кавычку внутри неё удвойте.",
  row_too_long: () => "Строка слишком длинная. Не осталась ли незакрытой кавычка?",
  too_many_rows: ({ max }) => `В таблице больше ${max} строк.`,
  no_cards: () => "В файле есть заголовок, но нет ни одной карточки.",
  too_many_cards: ({ max }) => `Карточек на доске может быть не больше ${max}.`,
  missing_column: () => "Этого столбца не хватает.",
  unknown_column: ({ known }) => `Такого столбца нет. Бывают столбцы: ${known}.`,
  unnamed_column: ({ position }) => `У столбца номер ${position} есть ячейки, но нет названия.`,
  repeated_column: () => "Столбец с таким названием встречается дважды.",
  extra_cells: ({ expected, found }) =>
    `Ячеек в строке: ${found}, а в заголовке: ${expected}. Текст с запятыми или точками с запятой берите в кавычки.`,
  empty_cell: () => "Ячейка пуста.",
  cell_too_long: ({ max }) => `Текст длиннее ${max} символов.`,
  not_a_whole_number: ({ cell, min, max }) => `«${cell}» — не целое число от ${min} до ${max}.`,
  place_taken: ({ otherRow }) => `На этом месте доски уже стоит карточка из строки ${otherRow}.`,
  unknown_kind: ({ cell, known }) => `«${cell}» — не вид ответа. Бывают виды: ${known}.`,
  cell_not_for_kind: ({ kind }) => `У задачи вида «${kind}» эта ячейка остаётся пустой.`,
  answer_not_a_number: ({ cell }) =>
    `«${cell}» — не число. Пишите, например, 12, 0,75, 3/4, 1 3/4 или 50%, без единиц измерения.`,
  answer_ambiguous_number: ({ cell, asThousands, asDecimal }) =>
    `«${cell}» можно прочитать двояко: напишите ${asThousands} или ${asDecimal}.`,
  answer_empty: () => "В ответе нет видимых символов.",
  answer_too_long: ({ max }) => `Ответ длиннее ${max} символов.`,
  several_numbers: () => "У задачи с числом один ответ.",
  bad_tolerance: ({ cell }) =>
    `«${cell}» — не погрешность: напишите неотрицательное число, например 0,01, без знака процента.`,
  too_many_answers: ({ max }) => `Принимаемых ответов больше ${max}.`,
  unknown_fold: ({ cell, known }) => `«${cell}» здесь неизвестно. Бывает: ${known}.`,
  too_few_choices: ({ min }) =>
    `Вариантов меньше ${min}. Пишите их по одному на каждой строке внутри ячейки.`,
  too_many_choices: ({ max }) => `Вариантов больше ${max}.`,
  repeated_choice: ({ cell }) => `Вариант «${cell}» повторяется.`,
  choices_on_one_line: ({ cell }) =>
    `Варианты стоят в одной строке: «${cell}». Напишите каждый с новой строки внутри ячейки (в Excel Alt+Enter).`,
  answer_not_a_choice: ({ cell }) =>
    `Ответа «${cell}» нет среди вариантов. Напишите вариант так, как он стоит в ячейке, каждый верный с новой строки.`,
  answer_doubtful_choice: ({ cell, first, second }) =>
    `«${cell}» может значить вариант «${first}» или вариант «${second}». Напишите вариант так, как он стоит в ячейке.`,
  repeated_answer: ({ cell }) => `Ответ «${cell}» указан дважды.`,
  key_has_markup: ({ cell }) =>
    `«${cell}» никто не наберёт: напишите ответ так, как его пишут ученики, например x^2 или 3/4.`,
  key_lists_answers: ({ cell }) =>
    `«${cell}» — это один ответ. Если ответов несколько, напишите каждый с новой строки.`,
  key_hard_to_type: ({ cell, signs }) =>
    `В ответе «${cell}» есть знаки, которых нет на клавиатуре: ${signs}. Добавьте с новой строки ответ так, как его наберут.`,
  changed_by_spreadsheet: ({ cell }) =>
    `«${cell}» похоже на то, во что таблица превратила что-то другое, например 1/2 или длинное число. Сделайте столбец текстовым и напишите заново.`,
  spreadsheet_error: ({ cell }) => `«${cell}» — это ошибка таблицы, а не текст.`,
  two_categories: ({ cell, first, boardColumn }) =>
    `Столбец доски номер ${boardColumn} начинается с категории «${first}», а здесь «${cell}».`,
  formula_not_drawn: ({ cell }) =>
    `Формулу ${cell} нельзя нарисовать: ученики увидят её так, как она записана.`,
  formula_without_dollars: ({ cell }) => `${cell} стоит вне формулы: возьмите формулу в знаки доллара.`,
  unreadable_task: () => "Эту задачу не удаётся прочитать.",
};
