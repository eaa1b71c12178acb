// Nothing of it is used until somebody links WhatsApp.
module.exports = {};
