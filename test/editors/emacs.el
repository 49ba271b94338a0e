;;; emacs.el  -*- lexical-binding: t; coding: utf-8 -*-
;; Emacs 28.2 + elpa-eglot 1.9 (Debian 12), batch mode.   emacs --batch -l emacs.el
;; env: LSP_CMD_JSON, FILE, OUT
(require 'package) (package-initialize)
(require 'json) (require 'cl-lib)
(defvar my-t0 (float-time))
(require 'eglot) (require 'flymake)
(set-language-environment "UTF-8")
(setq eglot-sync-connect 20 eglot-autoshutdown t make-backup-files nil create-lockfiles nil
      enable-local-variables nil eglot-confirm-server-initiated-edits nil eglot-confirm-server-edits nil flymake-no-changes-timeout 0.1 eglot-send-changes-idle-time 0.05)
(define-derived-mode my-md-mode text-mode "MD")          ; Debian's emacs has no markdown-mode built in
(add-to-list 'auto-mode-alist '("\\.md\\'" . my-md-mode))
(defvar my-cmd (append (json-read-from-string (getenv "LSP_CMD_JSON")) nil))
(add-to-list 'eglot-server-programs (cons '(my-md-mode :language-id "markdown") my-cmd))
(defun my-wait (what secs pred)
  (let ((end (+ (float-time) secs)) v)
    (while (and (not (setq v (funcall pred))) (< (float-time) end)) (accept-process-output nil 0.05) )
    (or v (error "timeout: %s" what))))
(defun eglot--version-string ()                       ; 1.9 has no such variable; read it from the elpa path
  (or (and (string-match "eglot-\\([0-9.]+\\)/" (locate-library "eglot")) (match-string 1 (locate-library "eglot"))) "built in"))
(defun my-apply (edit)                                 ; 1 argument in eglot 1.9, 2 since Emacs 29's
  (if (>= (car (func-arity 'eglot--apply-workspace-edit)) 2) (eglot--apply-workspace-edit edit 'batch) (eglot--apply-workspace-edit edit)))
(when (getenv "URI_FIX")                               ; Emacs 30.1: eglot-uri-to-path forgets to decode %E7%A8%BF -> UTF-8
  (advice-add 'eglot-uri-to-path :filter-return
              (lambda (p) (if (multibyte-string-p p) (decode-coding-string (encode-coding-string p 'raw-text-unix) 'utf-8) (decode-coding-string p 'utf-8)))))
(defun my-diags () (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))
(let (out (code 1))
  (condition-case err
      (progn (switch-to-buffer (find-file-noselect (getenv "FILE")))   ; Emacs >= 29: flymake only checks a shown buffer
        (push (cons 'emacs emacs-version) out)
        (push (cons 'eglot (ignore-errors (eglot--version-string))) out)
        (apply #'eglot (eglot--guess-contact))                ; what M-x eglot does with the entry in eglot-server-programs
        (my-wait "managed" 10 #'eglot-managed-p)
        (flymake-mode 1) (flymake-start)
        (my-wait "diagnostics" 15 #'my-diags)
        (push (cons 'first_diagnostics_s (- (float-time) my-t0)) out)
        (push (cons 'diagnostics
                    (vconcat (mapcar (lambda (d)
                       (save-excursion (goto-char (flymake-diagnostic-beg d))
                         (list (cons 'line (line-number-at-pos)) (cons 'col (current-column))
                               (cons 'text (buffer-substring-no-properties (flymake-diagnostic-beg d) (flymake-diagnostic-end d)))
                               (cons 'message (substring-no-properties (flymake-diagnostic-text d))))))
                       (my-diags)))) out)
        ;; quick fix on the first diagnostic
        (let* ((n (length (my-diags))) (d (car (my-diags))) (beg (flymake-diagnostic-beg d)) (end (flymake-diagnostic-end d)) actions a)
          (my-wait "code actions" 10
             (lambda () (setq actions (append (eglot-code-actions beg end) nil))))
          (push (cons 'actions (vconcat (mapcar (lambda (x) (plist-get x :title)) actions))) out)
          (setq a (cl-find-if (lambda (x) (equal (plist-get x :kind) "quickfix")) actions))
          (my-apply (plist-get a :edit))
          (push (cons 'applied (plist-get a :title)) out)
          (save-buffer)
          (my-wait "refresh" 10 (lambda () (< (length (my-diags)) n)))
          (push (cons 'after (length (my-diags))) out))
        ;; source.fixAll
        (let* ((all (append (eglot-code-actions (point-min) (point-max) "source.fixAll.zh-news") nil))
               (x (cl-find-if (lambda (x) (equal (plist-get x :kind) "source.fixAll.zh-news")) all)))
          (my-apply (plist-get x :edit))
          (push (cons 'fixall (plist-get x :title)) out)
          (save-buffer)
          (my-wait "clean" 10 (lambda () (null (my-diags))))
          (push (cons 'final (length (my-diags))) out))
        (ignore-errors (eglot-shutdown (eglot-current-server)))
        (setq code 0))
    (error (push (cons 'error (format "%S" err)) out)))
  (let ((coding-system-for-write 'utf-8)) (write-region (json-encode (nreverse out)) nil (getenv "OUT") nil 'quiet))
  (kill-emacs code))
