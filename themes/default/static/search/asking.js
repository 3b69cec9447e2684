// Words of a query that say how somebody asks and not what for, without marks.

const lists = (text) => text.split(",").map((words) => words.trim().split(" ")).sort((one, other) => other.length - one.length);

/** What only asks: it is left out where other words remain. */
export const QUESTIONS = lists(
  "o dau, o cho nao, cho nao, noi nao, tai dau, di dau, den dau, dau, lam sao, lam the nao, nhu the nao, the nao, nhu nao, ra sao, tai sao, vi sao, " +
    "khi nao, bao gio, luc nao, ngay nao, may gio, bao lau, mat bao lau, trong bao lau, bao nhieu, bao nhieu tien, mat bao nhieu, het bao nhieu, " +
    "can gi, can nhung gi, gom gi, gom nhung gi, phai lam gi, lam gi, la gi, la ai, ai la, ai, cai nao, co can, co duoc, duoc khong, co phai, " +
    "toi muon, toi can, muon, xin hoi, cho hoi, cho toi hoi, hoi, giup toi, lam on, vay, a, nhi, " +
    "how do i, how can i, how to, how do you, how long does it take, how long, how much, how many, where can i, where do i, where is, where are, where to, where, " +
    "when is, when are, when does, when do, when, what is, what are, what do i need, what, who is, who are, who, which, i want to, i need to, can i, do i need, is there, please",
);

/** What may be left out where the rest is the name of something. */
export const FILLERS = lists(
  "lam, xin, giay, giay to, thu tuc, ho so, dang ky, cap, cap lai, nop, le phi, lam don, mau don, to khai, cho, ve, cua, voi, tai, cac, nhung, toi, minh, can, di, duoc, mot so, " +
    "cach, huong dan, xem, tim, tra cuu, trang, trang web, website, cong thong tin, trang thong tin, dia chi, so dien thoai, thi, la, bi, " +
    "the, an, a, of, for, in, at, on, to, my, me, get, apply, from, and, is, are, form, office, official, website of",
);

export const isFiller = (word) => FILLERS.some(([one, ...more]) => one === word && !more.length);

/** What is said of a procedure: the National Public Service Portal is where it is done. */
const PROCEDURES = lists(
  "thu tuc, ho so, giay, dang ky, cap lai, cap doi, cap moi, xin cap, nop, le phi, dich vu cong, truc tuyen, khai sinh, khai tu, ket hon, cu tru, tam tru, thuong tru, so do, " +
    "can cuoc, ho chieu, giay phep, chung thuc, cong chung, uy quyen, tro cap, procedure, procedures, permit, license, licence, certificate, register, registration, fee, fees, application, apply, passport",
);

const holds = (words, part) => words.some((_, at) => part.every((word, step) => words[at + step] === word));

export const isProcedural = (words) => PROCEDURES.some((part) => holds(words, part));

export const isQuestion = (words) => QUESTIONS.some((part) => part.length > 1 && holds(words, part));
