const missing = require("../missing.js");

exports.calculateMAC = missing;
exports.decrypt = missing;
exports.deriveSecrets = missing;
exports.encrypt = missing;
