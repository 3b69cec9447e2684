// Words of a query that say how somebody asks and not what for: in the page's own language, as the theme's strings have
// them.
import { sameMarks } from "./syllables.js";
import { paired, wordsOf } from "./words.js";

const { dataset } = document.querySelector("[data-search]");
const parted = (text = "", by = " ") => text.split(",").map((words) => words.trim().split(by));
const lists = (text) => parted(text).map(paired).sort((one, other) => other.length - one.length);

/** What only asks: it is left out where other words remain. */
export const QUESTIONS = lists(dataset.questions);

/** What may be left out where the rest is the name of something. */
export const FILLERS = lists(dataset.fillers);

/** Endings of English words, and letters for which others stand over the ocean. */
export const FORMS = parted(dataset.forms);

/** What tells little beside other words: whom it is for, and the words of grammar. */
const LITTLE = [QUESTIONS, FILLERS, lists(dataset.little)].flat(2);

/** Whether what was typed may stand for a word. */
export const isSame = (typed, each) => typed?.plain === each?.plain && sameMarks(typed.word, each.word);

export const tellsLittle = (typed) => LITTLE.some((each) => isSame(typed, each));
export const isFiller = (typed) => FILLERS.some(([each, more]) => !more && isSame(typed, each));

const stands = (lists) => (words) => lists.some((part) => words.some((_, at) => part.every(({ plain }, step) => words[at + step] === plain)));

/** Whether words tell of a procedure: the National Public Service Portal is where it is done. */
export const isProcedural = stands(lists(dataset.procedures));

export const isQuestion = stands(QUESTIONS.filter(([, more]) => more));

// "sở: a list, … ward: another": what agencies are called, the longest first, and the list of them; "…": behind the name.
const BODIES = parted(dataset.bodies, ":").map(([body, list]) => ({ list, isLast: body.includes("…"), body: paired(wordsOf(body)) }));

/** What agencies are called that a query begins or ends with: the `list` of these, the `rest` of the words, and whether it `isLast`. */
export function bodyOf(words) {
  for (const { list, isLast, body } of BODIES) {
    const typed = paired(isLast ? words.slice(-1) : words);
    const rest = isLast ? words.slice(0, -1) : words.slice(body.length);
    if (rest[0] && body.every((each, at) => isSame(typed[at], each))) return { list, isLast, rest };
  }
  return {};
}
