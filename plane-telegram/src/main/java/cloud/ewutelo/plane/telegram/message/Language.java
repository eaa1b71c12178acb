package cloud.ewutelo.plane.telegram.message;

/** A language that chats can choose. */
public enum Language {
    EN,
    FR
}
