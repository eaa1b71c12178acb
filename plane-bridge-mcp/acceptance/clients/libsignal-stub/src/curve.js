const missing = require("../missing.js");

exports.generateKeyPair = missing;
exports.calculateSignature = missing;
exports.verifySignature = missing;
