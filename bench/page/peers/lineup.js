// Six options in one ranking by weights, which the reader can change in LineUp's own dialog.
// the published file, which is smaller than a bundle of its modules
import { buildNumberColumn, buildRanking, buildStringColumn, builder } from 'lineupjs/build/LineUpJS.js';
import 'lineupjs/build/LineUpJS.css';

const criteria = ['start', 'speed', 'parts', 'scale', 'hosting'];
const options = [
  { name: 'Django', start: 7, speed: 5, parts: 10, scale: 8, hosting: 7 },
  { name: 'Express', start: 8, speed: 7, parts: 3, scale: 8, hosting: 9 },
  { name: 'Rails', start: 8, speed: 4, parts: 10, scale: 7, hosting: 7 },
  { name: 'Laravel', start: 8, speed: 5, parts: 9, scale: 7, hosting: 10 },
  { name: 'FastAPI', start: 9, speed: 8, parts: 4, scale: 8, hosting: 7 },
  { name: 'Spring', start: 3, speed: 9, parts: 9, scale: 10, hosting: 6 },
];

const made = builder(options).column(buildStringColumn('name').label('Framework'));
for (const id of criteria) made.column(buildNumberColumn(id, [0, 10]));
const ranking = buildRanking()
  .rank()
  .column('name')
  .column({ type: 'weightedSum', label: 'Score', columns: criteria, weights: [0.3, 0.1, 0.3, 0.1, 0.2] });
const lineup = made.ranking(ranking).sidePanel(false).build(document.getElementById('lineup'));
lineup.data
  .getFirstRanking()
  .children.find(({ desc }) => desc.type === 'stack')
  .sortByMe(false);
