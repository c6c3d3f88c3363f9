// Fills DuckDB and Kuzu with the graph that peers_bench wrote, asks them the same questions and prints the same lines:
// `node peers.mjs FOLDER`, where FOLDER also has node_modules with @duckdb/node-api and kuzu.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const folder = path.resolve(process.argv[2]);
const require = createRequire(path.join(folder, 'index.js'));
const runs = 3, hops = 6;
const file = (name) => path.join(folder, name);
const fresh = (name) => (fs.rmSync(file(name), { recursive: true, force: true }), file(name));
const print = (...fields) => console.log(fields.join('\t'));

const asked = { actor: [], hub: [], pair: [], far: [], walk: [], year: [], day: [] };
for (const line of fs.readFileSync(file('questions.tsv'), 'utf8').trim().split('\n')) {
  const [kind, ...numbers] = line.split('\t');
  asked[kind].push(numbers.map(Number));
}
const events = fs.readFileSync(file('events.tsv'), 'utf8').split('\n').length - 1;

function printLoad(store, begin, cpuBegin) {
  const cpu = process.cpuUsage(cpuBegin);
  print(store, 'load', (Date.now() - begin) / 1000, events);
  print(store, 'load, CPU time', (cpu.user + cpu.system) / 1e6, events);
}

function sizeOf(name) {
  const stat = fs.statSync(name);
  if (!stat.isDirectory()) return stat.size;
  return fs.readdirSync(name).reduce((sum, inner) => sum + sizeOf(path.join(name, inner)), 0);
}

// `number`: the first column of the only row is the answer; else the rows are counted.
async function measure(store, work, questions, ask, { mean = false, number = false } = {}) {
  const figures = [];
  let rows = 0;
  for (let run = 0; run <= runs; ++run) {
    const microseconds = [];
    rows = 0;
    for (const question of questions) {
      const begin = process.hrtime.bigint();
      const answer = await ask(question);
      microseconds.push(Number(process.hrtime.bigint() - begin) / 1000);
      rows += number ? Number(answer[0]?.[0] ?? 0) : answer.length;
    }
    microseconds.sort((a, b) => a - b);
    const sum = microseconds.reduce((a, b) => a + b, 0);
    if (run > 0) figures.push(mean ? sum / microseconds.length : microseconds[microseconds.length >> 1]);
  }
  figures.sort((a, b) => a - b);
  print(store, work, figures[runs >> 1].toPrecision(6), rows);
}

async function measureAll(store, ask) {
  await measure(store, 'by id', asked.actor, ask.byId);
  await measure(store, 'by name', asked.actor, ask.byName);
  await measure(store, 'latest 100 of a hub', asked.hub, ask.latest);
  await measure(store, 'between two', asked.pair, ask.between);
  await measure(store, 'two hops', asked.walk, ask.twoHops, { mean: true });
  if (ask.distance) await measure(store, 'shortest path', asked.far, ask.distance, { number: true });
  await measure(store, 'most active of a year', asked.year, ask.mostActive, { number: true });
  await measure(store, 'events of a day', asked.day, ask.ofDay);
}

const numbers = ['id', 'a', 'b', 'relation', 'day', 'theme'];
const columns = `{${numbers.map((name) => `'${name}': 'INTEGER'`).join(', ')}}`;
const csv = (name, types) => `read_csv('${file(name)}', delim='\t', header=false, columns=${types})`;

async function duckdb() {
  const { DuckDBInstance } = require('@duckdb/node-api');
  const name = fresh('duckdb.db');
  const begin = Date.now(), cpuBegin = process.cpuUsage();
  const instance = await DuckDBInstance.create(name);
  const db = await instance.connect();
  await db.run(`CREATE TABLE actor AS SELECT * FROM ${csv('actors.tsv', "{'id': 'INTEGER', 'name': 'VARCHAR'}")}`);
  await db.run(`CREATE TABLE event AS SELECT * FROM ${csv('events.tsv', columns)}`);
  await db.run('CREATE UNIQUE INDEX by_id ON actor(id)');
  await db.run('CREATE INDEX by_name ON actor(name)');
  await db.run('CHECKPOINT');
  printLoad('duckdb', begin, cpuBegin);
  print('duckdb', 'size', sizeOf(name), events);
  const prepared = new Map();
  const run = (sql) => async (values) => {
    if (!prepared.has(sql)) prepared.set(sql, await db.prepare(sql));
    const statement = prepared.get(sql);
    statement.bind(values);
    return (await statement.runAndReadAll()).getRows();
  };
  const named = run('SELECT id FROM actor WHERE name = $1');
  await measureAll('duckdb', {
    byId: run('SELECT name FROM actor WHERE id = $1'),
    byName: ([actor]) => named([`Actor ${actor}`]),
    latest: run('SELECT b, day FROM event WHERE a = $1 AND relation = $2 ORDER BY day DESC LIMIT 100'),
    between: run('SELECT day, relation FROM event WHERE (a = $1 AND b = $2) OR (a = $2 AND b = $1)'),
    twoHops: run(`SELECT DISTINCT s.b FROM event r JOIN event s ON s.a = r.b
      WHERE r.a = $1 AND r.day BETWEEN $2 AND $3 AND s.day BETWEEN $2 AND $3`),
    mostActive: run(`SELECT sum(n) FROM (SELECT count(*) n FROM (SELECT a x FROM event WHERE day BETWEEN $1 AND $2
      UNION ALL SELECT b FROM event WHERE day BETWEEN $1 AND $2) GROUP BY x ORDER BY n DESC LIMIT 10)`),
    ofDay: run('SELECT a, b, relation FROM event WHERE day = $1'),
  });
}

async function kuzu() {
  const { Database, Connection } = require('kuzu');
  const name = fresh('kuzu.db');
  fs.rmSync(`${name}.wal`, { force: true });
  const begin = Date.now(), cpuBegin = process.cpuUsage();
  const db = new Connection(new Database(name));
  await db.query('CREATE NODE TABLE Actor(id INT64 PRIMARY KEY, name STRING)');
  await db.query('CREATE REL TABLE Event(FROM Actor TO Actor, relation INT64, day INT64, theme INT64)');
  // It tells the format by the ending.
  fs.copyFileSync(file('actors.tsv'), file('actors.csv'));
  fs.writeFileSync(file('events.csv'), fs.readFileSync(file('events.tsv'), 'utf8').replace(/^\d+\t/gm, ''));
  for (const [table, csv] of [['Actor', 'actors.csv'], ['Event', 'events.csv']]) {
    await db.query(`COPY ${table} FROM '${file(csv)}' (header=false, delim='\t')`);
  }
  printLoad('kuzu', begin, cpuBegin);
  const prepared = new Map();
  const run = (cypher, names) => async (values) => {
    if (!prepared.has(cypher)) prepared.set(cypher, await db.prepare(cypher));
    const parameters = Object.fromEntries(names.map((key, i) => [key, values[i]]));
    const result = await db.execute(prepared.get(cypher), parameters);
    return (await result.getAll()).map((row) => Object.values(row));
  };
  const named = run('MATCH (a:Actor) WHERE a.name = $n RETURN a.id', ['n']);
  await measureAll('kuzu', {
    byId: run('MATCH (a:Actor {id: $a}) RETURN a.name', ['a']),
    byName: ([actor]) => named([`Actor ${actor}`]),
    latest: run(`MATCH (a:Actor {id: $a})-[e:Event]->(b) WHERE e.relation = $r
      RETURN b.id, e.day AS day ORDER BY day DESC LIMIT 100`, ['a', 'r']),
    between: run('MATCH (a:Actor {id: $a})-[e:Event]-(b:Actor {id: $b}) RETURN e.day, e.relation', ['a', 'b']),
    twoHops: run(`MATCH (a:Actor {id: $a})-[r:Event]->(b)-[s:Event]->(c)
      WHERE r.day >= $f AND r.day <= $t AND s.day >= $f AND s.day <= $t RETURN DISTINCT c.id`, ['a', 'f', 't']),
    distance: run(`MATCH p = (a:Actor {id: $a})-[:Event* SHORTEST 1..${hops}]-(b:Actor {id: $b})
      RETURN length(p)`, ['a', 'b']),
    mostActive: run(`MATCH (a:Actor)-[e:Event]-() WHERE e.day >= $f AND e.day <= $t
      WITH a.id AS id, count(*) AS n ORDER BY n DESC LIMIT 10 RETURN sum(n)`, ['f', 't']),
    ofDay: run('MATCH (a)-[e:Event]->(b) WHERE e.day = $d RETURN a.id, b.id, e.relation', ['d']),
  });
  print('kuzu', 'size', sizeOf(name), events);
}

for (const [name, bench] of [['duckdb', duckdb], ['kuzu', kuzu]]) {
  try {
    await bench();
  } catch (error) {
    console.error(`${name} is left out: ${error.message.split('\n')[0]}`);
  }
}
