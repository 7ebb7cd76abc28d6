// Monaco's own: what every language needs. Here so that it is built and served from this origin.
import 'monaco-editor/editor/editor.worker';
