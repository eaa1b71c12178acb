package cloud.ewutelo.plane.testkit.internal.workitem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlSanitizerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain text                       | <p>plain text</p>
            a <b>bold</b> word               | <p>a <b>bold</b> word</p>
            text<p>then a block</p>          | <div><p>text</p><p>then a block</p></div>
            <p>one</p><p>two</p>             | <div><p>one</p><p>two</p></div>
            <b>one</b><i>two</i>             | <span><b>one</b><i>two</i></span>
            <p onclick="x()">one</p>         | <p>one</p>
            <p>a<script>x()</script></p>     | <p>a</p>
            <a href="javascript:x()">a</a>   | <a rel="noopener noreferrer">a</a>
            <p lang="en" data-x="1" id="i">a</p> | <p id="i">a</p>
            <table><tbody><tr><td colspan="2" align="left">1</td></tr></tbody></table> | <table><tbody><tr><td colspan="2">1</td></tr></tbody></table>
            <section>a</section>             | a
            <p>1 &lt; 2 &amp; 3</p>          | <p>1 &lt; 2 &amp; 3</p>
            """)
    void rewritesLikeTheServer(String sent, String stored) {
        assertThat(HtmlSanitizer.clean(sent)).isEqualTo(stored);
    }
}
