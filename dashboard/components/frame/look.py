"""What every page looks like beyond what Streamlit's themes say: the sign-in page too."""

# Streamlit writes in white on the one colour of a theme, also where that is a light blue, and gives a speaker in
# the dark a blue black of its own. On a phone a title, and the words of a band, have the whole line; what can be
# pressed follows below; a long link goes on in the next line, and what is said of it stands close by. The icon of a
# link stands where the words above it begin. The title keeps its line while the page is drawn again.
STYLE = """<style>
html :is([data-testid="stBaseButton-primary"], [data-testid="stBaseButton-primaryFormSubmit"]) {
  color: light-dark(#ffffff, #171614); }
[data-testid="stChatMessageAvatarCustom"] { background: light-dark(#f6f6f4, #24221f); }
.stMainBlockContainer { padding-top: 4.25rem; padding-bottom: 5rem;
  padding-left: clamp(1rem, 3vw, 3rem); padding-right: clamp(1rem, 3vw, 3rem); }
.st-key-historic { background: rgba(124, 77, 190, .14); border-left: .35rem solid #7c4dbe; border-radius: .4rem;
  padding: .6rem 1rem; }
.st-key-unwell { background: rgba(196, 70, 1, .16); border-left: .35rem solid #C44601; border-radius: .4rem;
  padding: .6rem 1rem; }
.st-key-meeting { background: rgba(31, 95, 153, .10); border-left: .35rem solid #1f5f99; border-radius: .4rem;
  padding: .7rem 1rem; }
[data-testid="stCaptionContainer"] { color: inherit; opacity: .78; }
.st-key-title_space { min-height: 3.95rem; }
[data-testid="stCaptionContainer"] code { font-size: .92em; }
[data-testid="stSelectbox"] input { text-overflow: ellipsis; }
[data-testid="stPageLink-NavLink"] { position: relative; left: -.5rem; }
@media (min-width: 80rem) { .st-key-meeting { flex-wrap: nowrap; } }
@media (max-width: 40rem) {
  :is(.st-key-bar, .st-key-historic, .st-key-meeting) > :first-child,
  [data-testid="stHorizontalBlock"]:has(> .st-key-close_detail):has([data-testid="stPageLink"]) > :first-child {
    flex-basis: 100%; }
  html [data-testid="stHorizontalBlock"] { row-gap: 1rem; }
  html [data-testid="stHorizontalBlock"]:has(> * > .stMarkdown):has(
    > * > .stPageLink, > * > .stButton > [data-testid="stBaseButton-tertiary"]) { row-gap: 0; }
  html :is(.st-key-bar, .st-key-meeting) { gap: .6rem .5rem; } .st-key-menus { gap: .5rem; }
  html :is([data-testid="stPageLink-NavLink"], [data-testid="stBaseButton-tertiary"]) :is(.stMarkdownEllipsis, p) {
    white-space: normal; text-align: left; }
}
</style>"""
