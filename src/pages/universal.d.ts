// In Node and in browsers alike, but in no `lib` short of the DOM's.
declare function structuredClone<Value>(value: Value): Value;
