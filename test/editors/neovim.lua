-- Neovim >= 0.7 (Debian 12: 0.7.2), headless, no plugins.
-- nvim --headless -u NONE -i NONE -n -c 'luafile neovim.lua' FILE   (-l came only with 0.9)
-- env: LSP_CMD_JSON = ["node","server.js","--stdio"]   OUT = result json
local cmd = vim.fn.json_decode(vim.env.LSP_CMD_JSON)
local out = { nvim = tostring(vim.version().major) .. "." .. vim.version().minor .. "." .. vim.version().patch }
local function finish(code)
  local f = io.open(vim.env.OUT, "w"); f:write(vim.fn.json_encode(out)); f:close()
  vim.cmd(code == 0 and "qall!" or "cquit " .. code)
end
local ok, err = xpcall(function()
  local buf = vim.api.nvim_get_current_buf()
  vim.bo[buf].filetype = "markdown"
  local id = (vim.lsp.start_client or vim.lsp.start)({    -- start_client: 0.7 to 0.11
    name = "zh-news", cmd = cmd, root_dir = vim.fn.getcwd(),
    on_exit = function(c, s) out.exit = { c, s } end,
  })
  assert(id, "server did not start")
  assert(vim.lsp.buf_attach_client(buf, id), "attach failed")
  local t0 = vim.loop.hrtime()
  assert(vim.wait(15000, function() return #vim.diagnostic.get(buf) > 0 end, 20), "no diagnostics in 15 s")
  out.first_diagnostics_ms = math.floor((vim.loop.hrtime() - t0) / 1e6)
  out.diagnostics = vim.tbl_map(function(d)
    local line = vim.api.nvim_buf_get_lines(buf, d.lnum, d.lnum + 1, false)[1]
    return { lnum = d.lnum + 1, col = d.col, source = d.source, code = d.code, message = d.message, text = line:sub(d.col + 1, d.end_col) }
  end, vim.diagnostic.get(buf))
  -- code action on the first diagnostic, the way vim.lsp.buf.code_action() asks for it
  local d = vim.diagnostic.get(buf)[1]
  local client = vim.lsp.get_client_by_id(id)
  local params = { textDocument = vim.lsp.util.make_text_document_params(buf),
    context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(buf, d.lnum), only = { "quickfix" } } }
  -- vim.diagnostic columns are bytes, LSP wants UTF-16 units
  local _, u16s = vim.str_utfindex(vim.api.nvim_buf_get_lines(buf, d.lnum, d.lnum + 1, false)[1], d.col)
  local _, u16e = vim.str_utfindex(vim.api.nvim_buf_get_lines(buf, d.end_lnum, d.end_lnum + 1, false)[1], d.end_col)
  params.range = { start = { line = d.lnum, character = u16s }, ["end"] = { line = d.end_lnum, character = u16e } }
  local res = assert(vim.lsp.buf_request_sync(buf, "textDocument/codeAction", params, 5000))
  local actions = res[id].result or {}
  out.actions = vim.tbl_map(function(a) return a.title .. " [" .. (a.kind or "") .. "]" end, actions)
  local a = vim.tbl_filter(function(x) return (x.kind or ""):match("^quickfix") and x.edit end, actions)[1]
  assert(a, "no quickfix with an edit")
  vim.lsp.util.apply_workspace_edit(a.edit, client.offset_encoding or "utf-16")
  out.applied = a.title
  vim.cmd("silent write")
  assert(vim.wait(5000, function() return #vim.diagnostic.get(buf) < #out.diagnostics end, 20), "diagnostics not refreshed")
  out.after = #vim.diagnostic.get(buf)
  -- then everything else, through source.fixAll
  params.range = { start = { line = 0, character = 0 }, ["end"] = { line = vim.api.nvim_buf_line_count(buf), character = 0 } }
  params.context = { diagnostics = {}, only = { "source.fixAll" } }
  res = assert(vim.lsp.buf_request_sync(buf, "textDocument/codeAction", params, 5000))
  for _, x in ipairs(res[id].result or {}) do
    if (x.kind or ""):match("^source%.fixAll") then vim.lsp.util.apply_workspace_edit(x.edit, client.offset_encoding or "utf-16"); out.fixall = x.title end
  end
  vim.cmd("silent write")
  vim.wait(3000, function() return #vim.diagnostic.get(buf) == 0 end, 20)
  out.final = #vim.diagnostic.get(buf)
  vim.lsp.stop_client(id); vim.wait(2000, function() return out.exit ~= nil end, 20)
end, debug.traceback)
if not ok then out.error = err end
finish(ok and 0 or 1)
