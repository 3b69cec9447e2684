// Prints what @adobe/structured-data-validator finds in nodes of JSON-LD, as JSON.
// Arguments: a file with the vocabulary of schema.org as JSON-LD, and one with a list of nodes.
import { readFileSync } from 'node:fs';
import Validator from '@adobe/structured-data-validator';

const [vocabulary, nodes] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, 'utf8')));
const byType = {};
for (const node of nodes) (byType[node['@type']] ??= []).push(node);
const found = await new Validator(vocabulary).validate({ jsonld: byType, microdata: {}, rdfa: {} });
console.log(JSON.stringify(found.map(({ issueMessage, rootType, severity }) => ({ issueMessage, rootType, severity }))));
