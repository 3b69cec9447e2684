// Words of a query that say how somebody asks and not what for: in the page's own language, as the theme's strings have
// them, without marks but those that tell little.
import { hasMarks, sameMarks } from "./syllables.js";
import { folded } from "./words.js";

const { dataset } = document.querySelector("[data-search]");
const lists = (text = "") => text.split(",").map((words) => words.trim().split(" ")).sort((one, other) => other.length - one.length);

/** What only asks: it is left out where other words remain. */
export const QUESTIONS = lists(dataset.questions);

/** What may be left out where the rest is the name of something. */
export const FILLERS = lists(dataset.fillers);

/** Endings of English words, and letters for which others stand over the ocean. */
export const FORMS = lists(dataset.forms);

/** What tells little beside other words: whom it is for, and the words of grammar. */
const LITTLE = [dataset.questions, dataset.fillers, dataset.little].flatMap((text = "") => text.split(/[ ,]+/));

export const tellsLittle = (word) => LITTLE.some((each) => folded(each) === folded(word) && (!hasMarks(each) || sameMarks(word, each)));
export const isFiller = (word) => FILLERS.some((words) => words.join(" ") === word);

/** What is said of a procedure: the National Public Service Portal is where it is done. */
const PROCEDURES = lists(dataset.procedures);

const holds = (words, part) => words.some((_, at) => part.every((word, step) => words[at + step] === word));

export const isProcedural = (words) => PROCEDURES.some((part) => holds(words, part));

export const isQuestion = (words) => QUESTIONS.some((part) => part.length > 1 && holds(words, part));
