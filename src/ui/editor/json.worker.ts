// Monaco's own: checks JSON. Here so that it is built and served from this origin.
import 'monaco-editor/language/json/json.worker';
