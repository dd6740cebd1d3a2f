"use strict";
// Answers every call at once, from memory; what an object looks like is told by its properties.
exports.check = async (_olds, news) => ({ inputs: news, failures: [] });
exports.diff = async (_id, olds, news) => ({ changes: ["label", "group", "token"].some((key) => olds[key] !== news[key]) });
exports.create = async (inputs) => ({ id: `id-${inputs.label}`, outs: { ...inputs, serial: `serial-${inputs.label}` } });
exports.read = async (id, props) => ({ id, props });
exports.update = async (_id, _olds, news) => ({ outs: { ...news, serial: `serial-${news.label}` } });
exports.delete = async () => {};
