// Reads lines of JSON, {"input": ..., "settings": ...}, and prints for each the
// model of the reference parser as a line of JSON, in the shape of cases.jsonl.
import { createInterface } from "node:readline";
import {
  ArgdownApplication,
  DataPlugin,
  ExplodeArgumentsPlugin,
  GroupPlugin,
  ModelPlugin,
  ParserPlugin,
  PreselectionPlugin,
  StatementSelectionPlugin,
  ArgumentSelectionPlugin,
  MapPlugin,
  RegroupPlugin,
} from "@argdown/core";

const PROCESSORS = {
  "parse-input": [ParserPlugin],
  "build-model": [DataPlugin, ModelPlugin, ExplodeArgumentsPlugin, RegroupPlugin],
  "build-map": [
    PreselectionPlugin,
    StatementSelectionPlugin,
    ArgumentSelectionPlugin,
    MapPlugin,
    GroupPlugin,
  ],
};
const USES = {
  "top-level": "isUsedAsTopLevelStatement",
  relation: "isUsedAsRelationStatement",
  premise: "isUsedAsPremise",
  "intermediary-conclusion": "isUsedAsIntermediaryConclusion",
  "main-conclusion": "isUsedAsMainConclusion",
};

// Null values and empty containers are left out, save data, which may be empty.
function compact(values) {
  const kept = Object.entries(values).filter(
    ([key, value]) =>
      value !== undefined &&
      value !== null &&
      (key === "data" || !Array.isArray(value) || value.length > 0),
  );
  return Object.fromEntries(kept);
}

const yes = (value) => (value ? true : undefined);

function range(item) {
  const { type, start, stop, url, tag, title } = item;
  return compact({ type, start, stop, url, tag, title });
}

function member(item) {
  return compact({
    text: item.text,
    role: item.role,
    is_reference: yes(item.isReference),
    top_level: yes(item.isTopLevel),
    tags: item.tags,
    data: item.data,
    section: item.section?.id,
    ranges: item.ranges?.map(range),
  });
}

// As IEquivalenceClass.getCanonicalMember of the reference.
function canonicalText(item) {
  let last;
  for (const statement of [...item.members].reverse()) {
    if (statement.isReference) continue;
    if (statement.data?.isCanonical) return statement.text;
    last ??= statement;
  }
  return last?.text;
}

function common(item) {
  return {
    title: item.title,
    canonical_text: canonicalText(item),
    tags: item.tags,
    data: item.data,
    section: item.section?.id,
  };
}

function statement(item) {
  return compact({
    ...common(item),
    used_as: Object.keys(USES).filter((use) => item[USES[use]]),
    members: item.members.map(member),
  });
}

function step(item) {
  const inference = item.inference && {
    ...compact({
      rules: item.inference.inferenceRules,
      data: item.inference.data,
    }),
  };
  return compact({
    role: item.role,
    title: item.title,
    text: item.text,
    is_reference: yes(item.isReference),
    data: item.data,
    inference,
  });
}

function argument(item) {
  return compact({
    ...common(item),
    descriptions: item.members.map(member),
    pcs: item.pcs.map(step),
  });
}

function end(item) {
  if (!item) return null;
  if (item.type === "inference") {
    return {
      kind: "inference",
      argument: item.argumentTitle,
      conclusion_index: item.conclusionIndex,
    };
  }
  return {
    kind: item.type === "argument" ? "argument" : "statement",
    title: item.title,
  };
}

function relation(item) {
  return { type: item.relationType, from: end(item.from), to: end(item.to) };
}

function section(item) {
  return compact({
    id: item.id,
    level: item.level,
    title: item.title,
    tags: item.tags,
    data: item.data,
    is_group: yes(item.isGroup),
    is_closed: yes(item.isClosed),
    children: item.children.map(section),
  });
}

// The application swallows every exception but its own; here each is kept, and then
// takes its course.
function watched(call, exceptions) {
  return (...values) => {
    try {
      return call(...values);
    } catch (error) {
      exceptions.push(`${error.name}: ${error.message}`.slice(0, 200));
      throw error;
    }
  };
}

function application(exceptions) {
  // A new one for each text: plugins remember what they have read.
  const app = new ArgdownApplication();
  for (const [id, plugins] of Object.entries(PROCESSORS)) {
    for (const Plugin of plugins) {
      const plugin = new Plugin();
      for (const name of ["prepare", "run"]) {
        if (plugin[name]) {
          plugin[name] = watched(plugin[name].bind(plugin), exceptions);
        }
      }
      app.addPlugin(plugin, id);
    }
    const { walker } = app.processors[id];
    if (walker) walker.walk = watched(walker.walk.bind(walker), exceptions);
  }
  return app;
}

function model({ input, settings }) {
  const exceptions = [];
  const response = {};
  const request = {
    ...structuredClone(settings ?? {}),
    input,
    process: Object.keys(PROCESSORS),
    logExceptions: false,
  };
  application(exceptions).run(request, response);
  return {
    frontmatter: response.frontMatter ?? null,
    statements: Object.values(response.statements ?? {}).map(statement),
    arguments: Object.values(response.arguments ?? {}).map(argument),
    relations: (response.relations ?? []).map(relation),
    sections: (response.sections ?? []).map(section),
    tags: Object.keys(response.tags ?? {}),
    errors: {
      lexer: (response.lexerErrors ?? []).map((error) => error.message),
      parser: (response.parserErrors ?? []).map((error) => ({
        name: error.name,
        message: error.message.slice(0, 200),
        line: error.token.startLine ?? null,
        column: error.token.startColumn ?? null,
        token: error.token.tokenType?.name,
      })),
      exceptions,
    },
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = JSON.stringify(model(JSON.parse(line)));
  } catch (error) {
    answer = JSON.stringify({ failure: `${error.name}: ${error.message}` });
  }
  process.stdout.write(`${answer}\n`);
}
