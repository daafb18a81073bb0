/** Any class. Its parameters do not matter to whoever only registers or finds it. */
export type AnyClass = abstract new (...args: never[]) => object

/** The decorated classes of the one module that this program runs, by their name in the source. */
const classes = new Map<string, AnyClass[]>()

/** Makes a class known by its name. A second class of that name is kept too, so that finding it can say so. */
export function registerClass(target: AnyClass): void {
  const known = classes.get(target.name)
  if (known === undefined) classes.set(target.name, [target])
  else if (!known.includes(target)) known.push(target)
}

/** The decorated classes of a name: none, one, or by mistake several. */
export function registeredClasses(name: string): readonly AnyClass[] {
  return classes.get(name) ?? []
}

/** True where exactly this class is decorated; a class that extends a decorated one is not. */
export function isRegisteredClass(target: unknown): target is AnyClass {
  return typeof target === 'function' && registeredClasses(target.name).some((known) => known === target)
}
