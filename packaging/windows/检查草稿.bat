@echo off
chcp 65001 >nul
rem 把草稿（可以几份一起）或文件夹拖到本文件的图标上，检查结果在浏览器里打开。
set "GIK="
for %%G in ("%~dp0..\..\.venv\Scripts\gik-lint.exe" "%~dp0.venv\Scripts\gik-lint.exe" "%~dp0gik-lint.exe" "%~dp0gik-lint\gik-lint.exe") do if exist %%G set "GIK=%%~G"
if not defined GIK echo 没有找到 gik-lint，请先安装。& pause & exit /b 2
if "%~1"=="" echo 请把草稿拖到本文件的图标上。& pause & exit /b 2
"%GIK%" check --open %*
pause
