/** Stands for a function of the real package. */
module.exports = () => {
  throw new Error("WhatsApp needs the real libsignal, which is not installed here.");
};
