import { createElement, Fragment, type ReactNode } from 'react';

import type { Expr } from '../../core/recipe/expression.ts';
import { formulaOf } from '../../core/recipe/formula.ts';
import type { BodyTemplate, MessageTemplate, Operation } from '../../core/scheme/define.ts';
import type { JsonTemplate } from '../../core/scheme/json-template.ts';
import type { TemplatePart } from '../../core/scheme/template.ts';
import type { Names } from './names.ts';
import { usualAddress } from './usual-address.ts';

interface MessagesProps {
  readonly operation: Operation;
  readonly names: Names;
}

/** The message the result travels in, its slots named; one for each choice that changes it. */
export function Messages({ operation: { message }, names }: MessagesProps) {
  if (!('by' in message)) return <Message message={message} names={names} />;
  return (
    <div className="grid gap-6">
      {Object.entries(message.of).map(([choice, one]) => (
        <div key={choice}>
          <h3 className="mb-2 font-medium">
            When {message.by} is {choice}
          </h3>
          <Message message={one} names={names} />
        </div>
      ))}
    </div>
  );
}

function Message({ message, names }: { readonly message: MessageTemplate; readonly names: Names }) {
  return (
    <>
      <pre className="panel px-5 py-4 font-mono text-sm leading-relaxed wrap-anywhere whitespace-pre-wrap">
        <code>
          <strong className="font-semibold">
            <Slots template={message.method} names={names} />
          </strong>{' '}
          <Slots template={usualAddress(message.origin)} names={names} />
          <Slots template={message.target} names={names} />
          {message.headers.map(([name, value]) => (
            <Fragment key={name}>
              {`\n${name}: `}
              <Slots template={value} names={names} />
            </Fragment>
          ))}
          {message.body && (
            <>
              {'\n\n'}
              {bodyOf(message.body, names)}
            </>
          )}
        </code>
      </pre>
      {hasOptional(message) && (
        <p className="mt-2 max-w-prose text-sm text-muted">What is in [ ] is left out when its value is empty.</p>
      )}
      {message.ours && <p className="mt-2 max-w-prose text-sm text-muted">{message.ours}</p>}
    </>
  );
}

interface SlotsProps {
  readonly template: string | { readonly parts: readonly TemplatePart[] };
  readonly names: Names;
}

function Slots({ template, names }: SlotsProps): ReactNode {
  if (typeof template === 'string') return template;
  // Children as arguments need no keys, and these never change places.
  return createElement(Fragment, null, ...template.parts.map((part) => partOf(part, names)));
}

function partOf(part: TemplatePart, names: Names): ReactNode {
  if (typeof part === 'string') return part;
  return 'group' in part ? <Optional group={part.group} names={names} /> : <Slot expr={part} names={names} />;
}

function Optional({ group, names }: { readonly group: readonly TemplatePart[]; readonly names: Names }) {
  return (
    <>
      <span className="text-muted">[</span>
      <Slots template={{ parts: group }} names={names} />
      <span className="text-muted">]</span>
    </>
  );
}

/** Whether a part of the message comes and goes with a value. */
function hasOptional({ headers }: MessageTemplate): boolean {
  return headers.some(([, { parts }]) => parts.some((part) => typeof part !== 'string' && 'group' in part));
}

/** A place that a value goes, by the value's name. */
function Slot({ expr, names }: { readonly expr: Expr; readonly names: Names }) {
  return <span className="slot">{names.get(expr) ?? formulaOf(expr, names)}</span>;
}

function bodyOf(body: BodyTemplate, names: Names): ReactNode {
  if ('json' in body) return <Json template={body.json} names={names} indent="" />;
  if ('form' in body) return <Form members={body.form} names={names} />;
  return body.raw.op === 'literal' ? String(body.raw.param) : <Slot expr={body.raw} names={names} />;
}

interface FormProps {
  readonly members: readonly (readonly [name: string, slot: Expr])[];
  readonly names: Names;
}

function Form({ members, names }: FormProps) {
  return members.map(([name, slot], index) => (
    <Fragment key={name}>
      {`${index > 0 ? '&' : ''}${name}=`}
      <Slot expr={slot} names={names} />
    </Fragment>
  ));
}

interface JsonProps {
  readonly template: JsonTemplate;
  readonly names: Names;
  readonly indent: string;
}

/** A JSON body spread over lines for reading; on the wire it is compact. */
function Json({ template, names, indent }: JsonProps): ReactNode {
  if (template.json !== 'object') {
    const quote = template.json === 'string' && '"';
    return (
      <>
        {quote}
        <Slot expr={template.slot} names={names} />
        {quote}
      </>
    );
  }
  const deeper = `${indent}  `;
  return (
    <>
      {'{'}
      {template.members.map(([name, value], index) => (
        <Fragment key={name}>
          {`${index > 0 ? ',' : ''}\n${deeper}${JSON.stringify(name)}: `}
          <Json template={value} names={names} indent={deeper} />
        </Fragment>
      ))}
      {`\n${indent}}`}
    </>
  );
}
